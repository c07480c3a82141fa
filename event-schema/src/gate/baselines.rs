//! What the linked types are compared with: the contracts that the default branch ever had, those of one revision, or
//! files. It leaves out what they say.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::Path;
use std::rc::Rc;

use super::git::{Change, Found, Repository};
use super::report::{Against, GateFinding};
use super::retired::Retirements;
use super::{Baseline, GateOptions, History};
use crate::error::Error;
use crate::files::Files;
use crate::index::INDEX_FILE;
use crate::settings::Settings;

const FETCH: &str = "fetch all of it: `fetch-depth: 0` of actions/checkout in GitHub Actions, `GIT_DEPTH: 0` in GitLab CI, \
                     elsewhere `git fetch --unshallow`";

/// The contracts to compare with.
#[derive(Debug, Default)]
pub(super) struct Baselines {
    /// What they are, as a report says it.
    pub(super) shown: String,
    pub(super) types: BTreeMap<String, Past>,
    pub(super) notes: Vec<String>,
    pub(super) findings: Vec<GateFinding>,
    /// Where a type's first contract becomes a baseline; `None`: nowhere, they were given.
    pub(super) becomes: Option<String>,
}

/// The distinct contracts of one type, newest first.
#[derive(Debug, Default)]
pub(super) struct Past {
    /// What was written.
    pub(super) writers: Vec<Content>,
    /// What was accepted.
    pub(super) readers: Vec<Content>,
    /// What is written now, as far as the baselines know; `None`: nothing any more.
    pub(super) last: Option<Content>,
}

/// A contract and where it stands.
#[derive(Debug, Clone)]
pub(super) struct Content {
    pub(super) against: Against,
    pub(super) text: Rc<str>,
    /// The contract of its own time that said what is accepted, where that is known.
    pub(super) read_by: Option<Rc<str>>,
}

/// The files of a type from one commit of the default branch on.
#[derive(Debug, Clone)]
pub(super) struct State {
    pub(super) commit: String,
    pub(super) time: i64,
    writer: Option<Version>,
    reader: Option<Version>,
}

impl State {
    /// What is accepted: where there is no contract of its own for that, what is written.
    fn accepts(&self) -> Option<&Version> {
        self.reader.as_ref().or(self.writer.as_ref())
    }
}

/// A file as a commit left it.
#[derive(Debug, Clone)]
struct Version {
    commit: String,
    name: String,
    blob: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Writer,
    Reader,
}

/// The type that a file is a contract of.
fn split(name: &str) -> Option<(&str, Side)> {
    if name.eq_ignore_ascii_case(INDEX_FILE) {
        return None;
    }
    let stem = name.strip_suffix(".json")?;
    Some(stem.strip_suffix(".reader").map_or((stem, Side::Writer), |stem| (stem, Side::Reader)))
}

/// Finds what to compare with. `files` are the texts of the linked types.
///
/// # Errors
/// A shallow clone, a revision or folder that is not there, a git that fails.
pub(super) fn of(
    settings: &Settings,
    options: &GateOptions,
    retirements: &Retirements,
    files: &Files,
) -> Result<Baselines, Error> {
    match &options.against {
        Baseline::DefaultBranch => history(settings, options, retirements, files),
        Baseline::Given(given) if Path::new(given).is_dir() => folder(Path::new(given)),
        Baseline::Given(given) if Path::new(given).is_file() => file(Path::new(given), files),
        Baseline::Given(given) => revision(settings, given),
    }
}

fn history(
    settings: &Settings,
    options: &GateOptions,
    retirements: &Retirements,
    files: &Files,
) -> Result<Baselines, Error> {
    let repository = match super::git::open(&settings.root, &settings.dir)? {
        Found::Ready(repository) => repository,
        Found::Nothing => {
            return Err(Error::git(format!(
                "there is no git repository around {}, so there is no history to compare with: run it where `.git` is, or name \
                 what to compare with, `--against DIR`",
                settings.root.display()
            )));
        }
        Found::Unborn => return Ok(first_run("the repository has no commit", "there is one")),
    };
    if repository.is_shallow {
        return Err(Error::git(format!(
            "this clone is shallow, so the history of the contracts is not known: {FETCH}"
        )));
    }
    let (branch, tip) = default_branch(settings, &repository)?;
    let head = repository.commit("HEAD")?.unwrap_or_default();
    let base = repository.merge_base(&head, &tip)?.ok_or_else(|| {
        Error::git(format!(
            "HEAD and {branch} have no commit in common, so it is not known what to compare with: {FETCH}; or name what to \
             compare with, `--against REV`"
        ))
    })?;
    let on_branch = base == head;
    let mut states = states(repository.history(&base)?);
    let findings = retirements.apply(&mut states, &repository, &base)?;
    let texts = repository.texts(&blobs(&states))?;
    let mut types = BTreeMap::new();
    for (event_type, mut states) in states {
        // On the default branch HEAD holds what is checked, so what it changed is no baseline of itself.
        let own = |content: &Content, reads: bool| {
            let names = [format!("{event_type}.reader.json"), format!("{event_type}.json")];
            let now = names.iter().skip(usize::from(!reads)).find_map(|name| files.get(name));
            on_branch
                && content.against.commit.as_deref() == Some(head.as_str())
                && now.is_some_and(|now| **now == *content.text)
        };
        let content = |state: &State, version: &Version| Content {
            against: Against { commit: Some(version.commit.clone()), file: repository.path(&version.name) },
            text: texts[&version.blob].clone(),
            read_by: state.accepts().map(|reader| texts[&reader.blob].clone()),
        };
        let before = states.iter().rev().find(|state| !on_branch || state.commit != head || state.writer.is_some());
        let last = before.and_then(|state| Some(content(state, state.writer.as_ref()?)));
        if options.history == History::Last {
            let kept = states.iter().rev().position(|state| !on_branch || state.commit != head).map_or(1, |at| at + 1);
            states.drain(..states.len().saturating_sub(kept));
        }
        let newest = |pick: fn(&State) -> Option<&Version>, reads: bool| {
            let mut seen = HashSet::new();
            let versions = states.iter().rev().filter_map(|state| Some((state, pick(state)?)));
            let distinct = versions.filter(|(_, version)| seen.insert(&version.blob));
            distinct
                .map(|(state, version)| content(state, version))
                .filter(|content| !own(content, reads))
                .collect::<Vec<_>>()
        };
        let writers = newest(|state| state.writer.as_ref(), false);
        let readers = newest(State::accepts, true);
        types.insert(event_type.clone(), Past { writers, readers, last });
    }
    let from = if on_branch { "HEAD^1" } else { &base[..7] };
    let shown = format!("the history of {branch} from {from} back");
    Ok(Baselines { shown, types, notes: Vec::new(), findings, becomes: Some(branch) })
}

fn first_run(why: &str, until: &str) -> Baselines {
    let note = format!("nothing to compare with: {why}; once {until}, contracts are compared with its default branch");
    Baselines { shown: String::from("nothing"), notes: vec![note], ..Baselines::default() }
}

/// The default branch as it is shown, and its commit.
fn default_branch(settings: &Settings, repository: &Repository) -> Result<(String, String), Error> {
    let of = |branch: &str| [format!("refs/remotes/origin/{branch}"), format!("refs/heads/{branch}")];
    let candidates: Vec<String> = match &settings.default_branch {
        Some(branch) => of(branch).into(),
        None => repository.origin_head()?.into_iter().chain(of("main")).chain(of("master")).collect(),
    };
    for candidate in candidates {
        if let Some(commit) = repository.commit(&candidate)? {
            let shown = candidate.trim_start_matches("refs/remotes/").trim_start_matches("refs/heads/");
            return Ok((shown.to_owned(), commit));
        }
    }
    Err(Error::git(match &settings.default_branch {
        Some(branch) => format!(
            "`default-branch` in [workspace.metadata.events] names `{branch}`, but there is neither origin/{branch} nor \
             {branch}: correct it, or fetch the branch: `git fetch origin {branch}:refs/remotes/origin/{branch}`"
        ),
        None => String::from(
            "the default branch is not known: there is no origin/HEAD, main or master: name it with `default-branch` in \
             [workspace.metadata.events] and fetch it, or name what to compare with, `--against REV`",
        ),
    }))
}

/// What each commit left of each type, oldest first.
fn states(changes: Vec<Change>) -> BTreeMap<String, Vec<State>> {
    let mut types: BTreeMap<String, Vec<State>> = BTreeMap::new();
    for change in changes {
        let Some((event_type, side)) = split(&change.name) else { continue };
        let states = types.entry(event_type.to_owned()).or_default();
        if states.last().is_none_or(|last| last.commit != change.commit) {
            let (writer, reader) =
                states.last().map_or((None, None), |last| (last.writer.clone(), last.reader.clone()));
            states.push(State { commit: change.commit.clone(), time: change.time, writer, reader });
        }
        let state = states.last_mut().expect("it was just pushed");
        let version = change.blob.map(|blob| Version { commit: change.commit, name: change.name.clone(), blob });
        match side {
            Side::Writer => state.writer = version,
            Side::Reader => state.reader = version,
        }
    }
    types
}

fn blobs(states: &BTreeMap<String, Vec<State>>) -> Vec<String> {
    let versions = states.values().flatten().flat_map(|state| [&state.writer, &state.reader]);
    versions.flatten().map(|version| version.blob.clone()).collect()
}

/// The contracts of one revision.
fn revision(settings: &Settings, given: &str) -> Result<Baselines, Error> {
    let nothing = |why: &str| {
        Error::git(format!("there is nothing to compare with at {given:?}: it is no folder and no file, and {why}"))
    };
    let repository = match super::git::open(&settings.root, &settings.dir)? {
        Found::Ready(repository) => repository,
        Found::Nothing => return Err(nothing("there is no git repository with revisions")),
        Found::Unborn => return Err(nothing("the git repository has no commit")),
    };
    let Some(commit) = repository.commit(given)? else {
        let shallow = if repository.is_shallow { format!("; this clone is shallow: {FETCH}") } else { String::new() };
        return Err(nothing(&format!("git knows no such revision{shallow}")));
    };
    let files = repository.files(&commit)?;
    let texts = repository.texts(&files.iter().map(|(_, blob)| blob.clone()).collect::<Vec<_>>())?;
    let contents = files.into_iter().map(|(name, blob)| {
        let against = Against { commit: Some(commit.clone()), file: repository.path(&name) };
        (name, Content { against, text: texts[&blob].clone(), read_by: None })
    });
    let types = given_types(contents);
    let mut notes = Vec::new();
    if types.is_empty() {
        notes.push(format!("{given} has no contract in {}", settings.shown_dir()));
    }
    Ok(Baselines { shown: format!("{given} ({})", &commit[..7]), types, notes, ..Baselines::default() })
}

/// The contracts of a folder.
fn folder(folder: &Path) -> Result<Baselines, Error> {
    let failed = |error: std::io::Error| Error::io("list", folder, &error);
    let mut contents = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if split(&name).is_some() && path.is_file() {
            contents.push((name, read(&path)?));
        }
    }
    if contents.is_empty() {
        return Err(Error::files(format!(
            "{} holds no contract, <type>.json: name the folder that does",
            folder.display()
        )));
    }
    Ok(Baselines {
        shown: folder.display().to_string(),
        types: given_types(contents.into_iter()),
        ..Baselines::default()
    })
}

/// One contract: of the type that names the file.
fn file(path: &Path, files: &Files) -> Result<Baselines, Error> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let is_linked =
        |event_type: &str| files.keys().filter_map(|name| split(name)).any(|(linked, _)| linked == event_type);
    if !split(&name).is_some_and(|(event_type, _)| is_linked(event_type)) {
        return Err(Error::files(format!(
            "{} is named after no linked event: expected <type>.json or <type>.reader.json",
            path.display()
        )));
    }
    let contents = [(name, read(path)?)];
    Ok(Baselines {
        shown: path.display().to_string(),
        types: given_types(contents.into_iter()),
        ..Baselines::default()
    })
}

fn read(path: &Path) -> Result<Content, Error> {
    let text = std::fs::read(path).map_err(|error| Error::io("read", path, &error))?;
    let file = path.to_string_lossy().replace('\\', "/");
    Ok(Content { against: Against { commit: None, file }, text: String::from_utf8_lossy(&text).into(), read_by: None })
}

/// Types of which there is one contract each.
fn given_types(contents: impl Iterator<Item = (String, Content)>) -> BTreeMap<String, Past> {
    let mut sides: HashMap<String, (Option<Content>, Option<Content>)> = HashMap::new();
    for (name, content) in contents {
        let Some((event_type, side)) = split(&name) else { continue };
        let sides = sides.entry(event_type.to_owned()).or_default();
        match side {
            Side::Writer => sides.0 = Some(content),
            Side::Reader => sides.1 = Some(content),
        }
    }
    let past = |(writer, reader): (Option<Content>, Option<Content>)| Past {
        readers: reader.or_else(|| writer.clone()).into_iter().collect(),
        writers: writer.clone().into_iter().collect(),
        last: writer,
    };
    sides.into_iter().map(|(event_type, sides)| (event_type, past(sides))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, expected: Option<(&str, Side)>) {
        assert_eq!(split(name), expected, "{name}");
    }

    #[test]
    fn a_contract_is_known_by_the_name_of_its_file() {
        check("a.v1.json", Some(("a.v1", Side::Writer)));
        check("a.v1.reader.json", Some(("a.v1", Side::Reader)));
        check("index.json", None);
        check("Index.json", None);
        check("waivers.toml", None);
    }
}
