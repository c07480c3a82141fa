//! Copies another repository's contracts by its index: verified copies of what that one writes, to read and to test
//! against. Copies files, fetches nothing.

use std::path::Path;

use serde_json::Value;

use crate::error::Error;
use crate::external::{EXTERNAL, is_link};
use crate::files::Files;
use crate::index::{INDEX_FILE, Index, IndexFile, is_plain, sha256};
use crate::report::{Origin, Report};
use crate::settings::Settings;
use crate::{disk, plan};

/// Copies the contracts that `from/index.json` lists to `<dir>/external/<name>/`, each checked against its sha256.
/// Contracts of an earlier copy that are not listed any more are removed.
///
/// `from` is the folder of contracts of another repository's checkout. Without a `name` it is that repository's folder:
/// `shop` for `../shop/schemas`.
///
/// # Errors
/// There is no readable index, it lists names that are no plain file names, a listed file is missing, a symbolic link or
/// not what the index says, or a file cannot be written. Nothing is copied then.
pub fn vendor(settings: &Settings, from: &Path, name: Option<&str>) -> Result<Report, Error> {
    let name = match name {
        Some(name) => name.to_owned(),
        None => own_name(from)?,
    };
    if !is_plain(&name) {
        return Err(Error::vendor(vec![format!(
            "the name {name:?} cannot be a folder's: use letters, digits, `.`, `_` and `-`, such as `--name shop`"
        )]));
    }
    let Reading { files, origins, index } = read(from)?;
    let folder = settings.folder().join(EXTERNAL).join(&name);
    for place in [&settings.folder().join(EXTERNAL), &folder] {
        if is_link(place) {
            return Err(Error::vendor(vec![format!(
                "{} is a symbolic link, so the copies would be written elsewhere: remove it",
                place.display()
            )]));
        }
    }
    let plan = plan::of(&folder, &files, "or give another `--name`")?;
    disk::apply(&folder, &plan.changes)?;
    Ok(Report {
        dir: format!("{}/{EXTERNAL}/{name}", settings.shown_dir()),
        events: index.events.len(),
        files: files.len(),
        changes: plan.changes,
        broken_index: plan.broken_index,
        external: Vec::new(),
        warnings: Vec::new(),
        left_out: Vec::new(),
        origins,
        source: from.display().to_string(),
    })
}

/// The writers' contracts that a folder's index lists: type, file and text, each checked against its sha256.
///
/// # Errors
/// As [`vendor`].
pub(crate) fn writers(from: &Path) -> Result<Vec<(String, String, String)>, Error> {
    let Reading { mut files, index, .. } = read(from)?;
    let listed = index.events.into_iter().filter_map(|event| Some((event.event_type, event.writer?.file)));
    Ok(listed.filter_map(|(event_type, file)| files.remove(&file).map(|text| (event_type, file, text))).collect())
}

/// The folder's own name, or its parent's where it is called as folders of contracts are by default.
fn own_name(from: &Path) -> Result<String, Error> {
    let full = from.canonicalize().map_err(|error| Error::io("open", from, &error))?;
    let named = if full.ends_with("schemas") { full.parent() } else { Some(full.as_path()) };
    let name = named.and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned());
    name.ok_or_else(|| {
        Error::vendor(vec![format!("{} has no name to file its contracts under: give `--name`", from.display())])
    })
}

/// What another repository's folder of contracts holds.
#[derive(Debug)]
struct Reading {
    files: Files,
    origins: Vec<Origin>,
    index: Index,
}

/// All files of another repository's contracts, or everything that is wrong with them.
fn read(from: &Path) -> Result<Reading, Error> {
    let place = from.join(INDEX_FILE);
    let text = std::fs::read_to_string(&place).map_err(|error| {
        let below = from.join("schemas");
        let hint = if below.join(INDEX_FILE).exists() {
            format!(" (did you mean {}?)", below.display())
        } else {
            String::new()
        };
        Error::vendor(vec![format!("cannot read the index {}: {error}{hint}", place.display())])
    })?;
    let index = Index::parse(&text)
        .map_err(|error| Error::vendor(vec![format!("{} is no index of contracts: {error}", place.display())]))?;
    let mut problems = index.faults();
    if is_link(&place) {
        problems.push(link(&place));
    }
    if !problems.is_empty() {
        return Err(Error::vendor(problems));
    }
    let (mut files, mut origins) = (Files::new(), Vec::new());
    for event in &index.events {
        for (side, _, listed) in event.contracts() {
            match contract(from, listed, side) {
                Ok(text) => drop(files.insert(listed.file.clone(), text)),
                Err(problem) => problems.push(problem),
            }
            origins.push(Origin {
                file: listed.file.clone(),
                event_type: event.event_type.clone(),
                place: event.package.clone(),
            });
        }
    }
    if !problems.is_empty() {
        return Err(Error::vendor(problems));
    }
    files.insert(INDEX_FILE.to_owned(), text);
    Ok(Reading { files, origins, index })
}

fn link(place: &Path) -> String {
    format!("{} is a symbolic link, which may lead anywhere: contracts are plain files", place.display())
}

/// The text of a listed file, if it is what the index says.
fn contract(from: &Path, listed: &IndexFile, side: &str) -> Result<String, String> {
    let place = from.join(&listed.file);
    if is_link(&place) {
        return Err(link(&place));
    }
    let bytes = std::fs::read(&place).map_err(|error| format!("cannot read {}: {error}", place.display()))?;
    let found = sha256(&bytes);
    if found != listed.sha256 {
        return Err(format!(
            "{} has the sha256 {found}, its index says {}: run `cargo xtask schemas` there, and check that nothing \
             changes line ends on checkout",
            place.display(),
            listed.sha256
        ));
    }
    let text = String::from_utf8(bytes).map_err(|error| format!("{} is no UTF-8: {error}", place.display()))?;
    let schema: Value =
        serde_json::from_str(&text).map_err(|error| format!("{} is no JSON: {error}", place.display()))?;
    if schema["x-contract"] != side {
        return Err(format!("{} has x-contract {}, expected \"{side}\"", place.display(), schema["x-contract"]));
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::contract;

    /// Another repository with one contract, after `spoil`.
    fn repository(spoil: impl FnOnce(&Path)) -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let files = crate::files::of(&[contract("a.v1")], None).expect("one event");
        for (name, text) in files {
            std::fs::write(folder.path().join(name), text).expect("a file");
        }
        spoil(folder.path());
        folder
    }

    #[test]
    fn an_intact_folder_is_read_whole() {
        let folder = repository(|_| {});
        let Reading { files, origins, .. } = read(folder.path()).expect("an intact folder");
        assert_eq!(files.keys().collect::<Vec<_>>(), ["a.v1.json", "index.json"]);
        assert_eq!(origins[0].event_type, "a.v1");
    }

    #[track_caller]
    fn check(spoil: impl FnOnce(&Path), part: &str) {
        let folder = repository(spoil);
        let error = read(folder.path()).expect_err("a spoilt folder");
        assert!(error.is_vendor() && error.to_string().contains(part), "{error}");
    }

    fn replace(folder: &Path, file: &str, from: &str, to: &str) {
        let path = folder.join(file);
        let text = std::fs::read_to_string(&path).expect("a file").replace(from, to);
        std::fs::write(path, text).expect("a file");
    }

    #[test]
    fn a_spoilt_folder_is_an_error_that_says_what_is_wrong() {
        check(|folder| replace(folder, "a.v1.json", "\n", "\r\n"), "its index says");
        check(|folder| std::fs::remove_file(folder.join("a.v1.json")).expect("a file"), "cannot read");
        check(|folder| replace(folder, "index.json", "\"a.v1.json\"", "\"../a.v1.json\""), "expected \"<type>.json\"");
        check(|folder| replace(folder, "index.json", "a.v1", "../a.v1"), "expected \"<type>.json\"");
        check(|folder| replace(folder, "index.json", "\"writer\"", "\"written\""), "no contract for a.v1");
        check(|folder| std::fs::write(folder.join("index.json"), "[]").expect("a file"), "is no index of contracts");
        check(|folder| std::fs::remove_file(folder.join("index.json")).expect("a file"), "cannot read the index");
    }

    #[test]
    fn a_contract_of_the_other_side_is_an_error() {
        let swap = |folder: &Path| {
            let before = sha256(&std::fs::read(folder.join("a.v1.json")).expect("a file"));
            replace(folder, "a.v1.json", "\"writer\"", "\"reader\"");
            let after = sha256(&std::fs::read(folder.join("a.v1.json")).expect("a file"));
            replace(folder, "index.json", &before, &after);
        };
        check(swap, "has x-contract \"reader\", expected \"writer\"");
    }

    #[test]
    fn a_name_that_leaves_the_folder_is_refused() {
        for name in ["..", "a/b", "", ".hidden", "a..b", "a b"] {
            assert!(!is_plain(name), "{name}");
        }
        for name in ["shop", "shop-events_2.0", "com.github.push"] {
            assert!(is_plain(name), "{name}");
        }
    }

    #[test]
    fn an_index_of_a_later_format_is_refused() {
        check(
            |folder| replace(folder, "index.json", "\"format\": 1", "\"format\": 2"),
            "written by a newer event-schema",
        );
    }

    #[cfg(unix)]
    #[test]
    fn a_symbolic_link_is_refused_though_its_hash_is_right() {
        for file in ["a.v1.json", "index.json"] {
            let elsewhere = tempfile::tempdir().expect("a temporary folder");
            let linked = elsewhere.path().join("contract");
            let replace = |folder: &Path| {
                std::fs::rename(folder.join(file), &linked).expect("a file");
                std::os::unix::fs::symlink(&linked, folder.join(file)).expect("a link");
            };
            check(replace, &format!("{file} is a symbolic link"));
        }
    }
}
