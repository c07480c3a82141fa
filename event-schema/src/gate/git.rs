//! The repository as the `git` program sees it: revisions, what changed in a folder, files of commits. Knows no contracts.
//!
//! Everything is read with a few processes, however many files there are, and nothing is written or fetched.

use std::collections::HashMap;
use std::io::{BufReader, Read as _, Write as _};
use std::path::{Component, Path, PathBuf};
use std::process::{Command, Stdio};
use std::rc::Rc;

use crate::error::Error;

/// What one command may print, in bytes.
const MOST: u64 = 1 << 30;
/// The largest file that is read, in bytes.
const LARGEST: usize = 64 << 20;

/// A repository with at least one commit.
#[derive(Debug)]
pub(super) struct Repository {
    top: PathBuf,
    /// The folder of contracts, from the top; empty: the top itself.
    folder: String,
    pub(super) is_shallow: bool,
}

/// What is found where a workspace lies.
#[derive(Debug)]
pub(super) enum Found {
    /// No repository around it.
    Nothing,
    /// A repository without a commit.
    Unborn,
    Ready(Repository),
}

/// A file that a commit of the default branch changed, against its first parent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Change {
    pub(super) commit: String,
    /// Of the commit, in seconds since 1970.
    pub(super) time: i64,
    /// Its name in the folder of contracts.
    pub(super) name: String,
    /// What it holds then; `None`: it is gone.
    pub(super) blob: Option<String>,
}

/// The repository around `root`, whose contracts are in `root/dir`.
///
/// # Errors
/// There is no `git`, or it refuses to look.
pub(super) fn open(root: &Path, dir: &Path) -> Result<Found, Error> {
    let asked = run(root, &["rev-parse", "--show-toplevel", "--show-prefix", "--is-shallow-repository"], None)?;
    if !asked.ok {
        let is_none = asked.error.contains("not a git repository");
        return if is_none { Ok(Found::Nothing) } else { Err(asked.refused("rev-parse")) };
    }
    let text = asked.text()?;
    let mut lines = text.lines();
    let (top, prefix, shallow) = (lines.next().unwrap_or_default(), lines.next().unwrap_or_default(), lines.next());
    let folder = normal(&Path::new(prefix).join(dir)).ok_or_else(|| {
        Error::git(format!(
            "the folder of contracts {} is outside the repository {top}: set `dir` in [workspace.metadata.events], or compare \
             with `--against DIR`",
            dir.display()
        ))
    })?;
    let repository = Repository { top: PathBuf::from(top), folder, is_shallow: shallow == Some("true") };
    Ok(if repository.commit("HEAD")?.is_some() { Found::Ready(repository) } else { Found::Unborn })
}

/// Without `.` and `..`, with forward slashes; `None`: it leads outside.
fn normal(path: &Path) -> Option<String> {
    let mut parts: Vec<String> = Vec::new();
    for component in path.components() {
        match component {
            Component::Normal(part) => parts.push(part.to_string_lossy().into_owned()),
            Component::CurDir => {}
            Component::ParentDir => drop(parts.pop()?),
            Component::RootDir | Component::Prefix(_) => return None,
        }
    }
    Some(parts.join("/"))
}

impl Repository {
    /// The full name of the commit that a revision names, if there is one.
    pub(super) fn commit(&self, revision: &str) -> Result<Option<String>, Error> {
        if revision.starts_with('-') || revision.is_empty() {
            return Ok(None);
        }
        let asked = run(&self.top, &["rev-parse", "--verify", "--quiet", &format!("{revision}^{{commit}}")], None)?;
        Ok(if asked.ok { Some(asked.text()?.trim().to_owned()) } else { None })
    }

    /// The commit that two have in common.
    pub(super) fn merge_base(&self, one: &str, other: &str) -> Result<Option<String>, Error> {
        let asked = run(&self.top, &["merge-base", one, other], None)?;
        Ok(if asked.ok { Some(asked.text()?.trim().to_owned()) } else { None })
    }

    /// The branch that `origin` calls its default one, such as `refs/remotes/origin/main`.
    pub(super) fn origin_head(&self) -> Result<Option<String>, Error> {
        let asked = run(&self.top, &["symbolic-ref", "--quiet", "refs/remotes/origin/HEAD"], None)?;
        Ok(if asked.ok { Some(asked.text()?.trim().to_owned()) } else { None })
    }

    /// What the first-parent history of a commit changed in the folder of contracts, oldest first.
    pub(super) fn history(&self, commit: &str) -> Result<Vec<Change>, Error> {
        let folder = if self.folder.is_empty() { "." } else { &self.folder };
        let asked = run(
            &self.top,
            &[
                "--literal-pathspecs",
                "-c",
                "log.showSignature=false",
                "-c",
                "log.showRoot=true",
                "log",
                "--first-parent",
                "-m",
                "--raw",
                "--no-abbrev",
                "--no-renames",
                "--no-color",
                "--no-ext-diff",
                "--no-relative",
                "-z",
                "--format=%x01%H %ct",
                commit,
                "--",
                folder,
            ],
            None,
        )?;
        if !asked.ok {
            return Err(asked.refused("log"));
        }
        Ok(self.changes(&asked.text()?))
    }

    /// From `\x01<commit> <time>`, then for each file `:<modes> <blobs> <letter>` and its path, all ended by NUL.
    fn changes(&self, log: &str) -> Vec<Change> {
        let mut changes = Vec::new();
        let (mut commit, mut time) = ("", 0);
        let mut parts = log.split('\0').map(|part| part.trim_start_matches('\n'));
        while let Some(part) = parts.next() {
            if let Some(head) = part.strip_prefix('\x01') {
                let (id, seconds) = head.split_once(' ').unwrap_or((head, ""));
                (commit, time) = (id, seconds.trim().parse().unwrap_or_default());
            } else if part.starts_with(':') {
                let blob = part.split(' ').nth(3).unwrap_or_default();
                let Some(name) = parts.next().and_then(|path| self.name(path)) else { continue };
                let is_gone = blob.bytes().all(|digit| digit == b'0');
                changes.push(Change {
                    commit: commit.to_owned(),
                    time,
                    name: name.to_owned(),
                    blob: (!is_gone).then(|| blob.to_owned()),
                });
            }
        }
        changes.reverse();
        changes
    }

    /// The name of a file that lies in the folder of contracts itself.
    fn name<'p>(&self, path: &'p str) -> Option<&'p str> {
        let rest = if self.folder.is_empty() { Some(path) } else { path.strip_prefix(self.folder.as_str()) };
        let rest = if self.folder.is_empty() { rest } else { rest?.strip_prefix('/') };
        rest.filter(|name| !name.contains('/'))
    }

    /// The path of a contract from the repository's top.
    pub(super) fn path(&self, name: &str) -> String {
        if self.folder.is_empty() { name.to_owned() } else { format!("{}/{name}", self.folder) }
    }

    /// The files of the folder of contracts in a commit: names and blobs.
    pub(super) fn files(&self, commit: &str) -> Result<Vec<(String, String)>, Error> {
        let below = format!("{}/", self.folder);
        let mut arguments = vec!["--literal-pathspecs", "ls-tree", "-z", "--full-tree", commit];
        if !self.folder.is_empty() {
            arguments.extend(["--", &below]);
        }
        let asked = run(&self.top, &arguments, None)?;
        if !asked.ok {
            return Err(asked.refused("ls-tree"));
        }
        let text = asked.text()?;
        let files = text.split('\0').filter_map(|line| {
            let (about, path) = line.split_once('\t')?;
            let mut about = about.split(' ').skip(1);
            let (kind, blob) = (about.next()?, about.next()?);
            (kind == "blob").then_some(())?;
            Some((self.name(path)?.to_owned(), blob.to_owned()))
        });
        Ok(files.collect())
    }

    /// The commits of a commit's first-parent history, newest first.
    pub(super) fn line(&self, commit: &str) -> Result<Vec<String>, Error> {
        let asked = run(&self.top, &["rev-list", "--first-parent", commit], None)?;
        if asked.ok { Ok(asked.text()?.lines().map(str::to_owned).collect()) } else { Err(asked.refused("rev-list")) }
    }

    /// The contents of blobs, read by one process.
    ///
    /// # Errors
    /// One is not there, or too large, or no text.
    pub(super) fn texts(&self, blobs: &[String]) -> Result<HashMap<String, Rc<str>>, Error> {
        let mut wanted: Vec<&String> = blobs.iter().collect();
        wanted.sort_unstable();
        wanted.dedup();
        if wanted.is_empty() {
            return Ok(HashMap::new());
        }
        let input = wanted.iter().fold(String::new(), |text, blob| text + blob + "\n");
        let asked = run(&self.top, &["cat-file", "--batch"], Some(&input))?;
        if !asked.ok {
            return Err(asked.refused("cat-file"));
        }
        let mut out = BufReader::new(asked.out.as_slice());
        let mut texts = HashMap::new();
        for blob in wanted {
            texts.insert(blob.clone(), next_text(&mut out, blob)?);
        }
        Ok(texts)
    }
}

/// The next answer of `cat-file --batch`: `<blob> blob <size>`, a line feed, the content, a line feed.
fn next_text(out: &mut impl std::io::BufRead, blob: &str) -> Result<Rc<str>, Error> {
    let mut head = String::new();
    let failed = |why: &str| Error::git(format!("git cannot read the blob {blob} of the history: {why}"));
    out.read_line(&mut head).map_err(|error| failed(&error.to_string()))?;
    let size = head.trim_end().rsplit_once(" blob ").and_then(|(_, size)| size.parse::<usize>().ok());
    let size = size.ok_or_else(|| failed("it is not there: fetch it, a partial clone may leave it out"))?;
    if size > LARGEST {
        return Err(failed(&format!("it has {size} bytes, a contract at most {LARGEST}")));
    }
    let mut content = vec![0; size + 1];
    out.read_exact(&mut content).map_err(|error| failed(&error.to_string()))?;
    content.pop();
    // What is no text is no contract either: whoever parses it says so.
    Ok(String::from_utf8_lossy(&content).into())
}

/// What a command of git printed.
struct Asked {
    ok: bool,
    out: Vec<u8>,
    error: String,
}

impl Asked {
    fn text(self) -> Result<String, Error> {
        String::from_utf8(self.out)
            .map_err(|_| Error::git("git printed a path that is no UTF-8: rename that file in the folder of contracts"))
    }

    fn refused(&self, command: &str) -> Error {
        Error::git(format!("`git {command}` failed: {}", self.error.trim()))
    }
}

/// Runs git in a folder. Its exit code is no error here.
fn run(folder: &Path, arguments: &[&str], input: Option<&str>) -> Result<Asked, Error> {
    let failed = |error: std::io::Error| {
        Error::git(format!("cannot run `git`: {error}: install it, or compare with files, `--against DIR`"))
    };
    let mut child = Command::new("git")
        .args(arguments)
        .current_dir(folder)
        .env("LC_ALL", "C")
        .env("GIT_OPTIONAL_LOCKS", "0")
        .env("GIT_TERMINAL_PROMPT", "0")
        .stdin(if input.is_some() { Stdio::piped() } else { Stdio::null() })
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(failed)?;
    let (stdin, stdout, stderr) = (child.stdin.take(), child.stdout.take(), child.stderr.take());
    let (mut out, mut error) = (Vec::new(), Vec::new());
    // The three streams at once: a full one would stop git, and git us.
    let read = std::thread::scope(|scope| {
        scope.spawn(|| {
            if let (Some(mut stdin), Some(input)) = (stdin, input) {
                // Where git goes away early its exit code tells.
                let _ = stdin.write_all(input.as_bytes());
            }
        });
        scope.spawn(|| stderr.map(|stderr| stderr.take(MOST).read_to_end(&mut error)));
        stdout.map_or(Ok(0), |stdout| stdout.take(MOST).read_to_end(&mut out))
    });
    if read.is_ok_and(|length| length as u64 == MOST) {
        let _ = child.kill();
        let _ = child.wait();
        return Err(Error::git(format!("`git {}` prints more than {MOST} bytes", arguments.join(" "))));
    }
    let status = child.wait().map_err(failed)?;
    Ok(Asked { ok: status.success(), out, error: String::from_utf8_lossy(&error).into_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(path: &str, expected: Option<&str>) {
        assert_eq!(normal(Path::new(path)).as_deref(), expected, "{path}");
    }

    #[test]
    fn a_folder_is_named_from_the_top() {
        check("schemas", Some("schemas"));
        check("sub/./schemas/", Some("sub/schemas"));
        check("sub/../schemas", Some("schemas"));
        check(".", Some(""));
        check("../schemas", None);
        check("/schemas", None);
    }

    #[test]
    fn a_log_becomes_changes_oldest_first() {
        let repository = Repository { top: PathBuf::new(), folder: String::from("s"), is_shallow: false };
        let log = "\x01bb 20\0\n:100644 000000 11 00 D\0s/a.json\0:000000 100644 00 33 A\0s/external/x/a.json\0\
                   \x01aa 10\0\n:000000 100644 00 11 A\0s/a.json\0";
        let change = |commit: &str, time, blob: Option<&str>| Change {
            commit: commit.to_owned(),
            time,
            name: String::from("a.json"),
            blob: blob.map(str::to_owned),
        };
        assert_eq!(repository.changes(log), [change("aa", 10, Some("11")), change("bb", 20, None)]);
    }
}
