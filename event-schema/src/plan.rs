//! From files to changes: what has to happen to a folder so that it holds exactly these files. Reads, never writes.

use std::collections::BTreeSet;
use std::path::Path;

use crate::error::Error;
use crate::files::Files;
use crate::index::{INDEX_FILE, Index, IndexEvent, IndexFault};

/// What differs between a file on disk and the linked types.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Change {
    /// Its name in the folder of contracts.
    pub file: String,
    /// In which way it differs.
    pub kind: ChangeKind,
    /// What is on disk; `None`: nothing is.
    pub old: Option<String>,
    /// What the types say; `None`: there should be no such file.
    pub new: Option<String>,
}

/// In which way a file on disk differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ChangeKind {
    /// It is not there yet.
    Missing,
    /// It says something else than the types.
    Stale,
    /// It was exported once, and no linked event has it now.
    Extra,
    /// It is no contract of a linked event and no index lists it. It is never removed, since somebody else made it.
    Unknown,
}

impl Change {
    /// Whether writing makes the difference go away.
    #[must_use]
    pub fn is_fixable(&self) -> bool {
        self.kind != ChangeKind::Unknown
    }
}

/// What has to happen to a folder.
#[derive(Debug)]
pub(crate) struct Plan {
    /// In the order of the files' names, the index last.
    pub(crate) changes: Vec<Change>,
    /// Why the index on disk is none.
    pub(crate) broken_index: Option<String>,
}

/// Compares the `.json` files of a folder with those that it should hold. `otherwise` says what else can be done where
/// the folder is a file.
///
/// # Errors
/// The folder, or a file in it, cannot be read, or its index is of a later format.
pub(crate) fn of(folder: &Path, files: &Files, otherwise: &str) -> Result<Plan, Error> {
    let mut changes = Vec::new();
    let present = present(folder, otherwise)?;
    let place = folder.join(INDEX_FILE);
    let (index, broken_index) = match read(&place)?.map(|text| Index::read(&text)) {
        None => (None, None),
        Some(Ok(index)) => (Some(index), None),
        // An index that cannot be read (a merge conflict) lists nothing, so that nothing is removed by mistake.
        Some(Err(IndexFault::Broken(why))) => (None, Some(why)),
        Some(Err(fault @ IndexFault::Newer(_))) => {
            return Err(Error::files(format!(
                "{} is {fault}, and is not overwritten: update event-schema",
                place.display()
            )));
        }
    };
    let listed: BTreeSet<String> = index.iter().flat_map(Index::files).map(str::to_owned).collect();
    for name in present.iter().filter(|name| !files.contains_key(*name)) {
        let kind = if listed.contains(name) { ChangeKind::Extra } else { ChangeKind::Unknown };
        changes.push(Change { file: name.clone(), kind, old: read(&folder.join(name))?, new: None });
    }
    for (name, new) in files {
        let old = read(&folder.join(name))?;
        let kind = match &old {
            Some(old) if old == new => continue,
            Some(_) => ChangeKind::Stale,
            None => ChangeKind::Missing,
        };
        changes.push(Change { file: name.clone(), kind, old, new: Some(new.clone()) });
    }
    changes.sort_by(|a, b| (a.file == INDEX_FILE, &a.file).cmp(&(b.file == INDEX_FILE, &b.file)));
    Ok(Plan { changes, broken_index })
}

/// Whether a change of the index says nothing that the changes of its files do not say: then its diff is hashes only.
pub(crate) fn explains_index(changes: &[Change], index: &Change) -> bool {
    let events = |text: &Option<String>| {
        let index = text.as_deref().and_then(|text| Index::parse(text).ok());
        index.map_or_else(Vec::new, |index| index.events)
    };
    let (old, new) = (events(&index.old), events(&index.new));
    let is_shown = |event: &IndexEvent| {
        event.contracts().any(|(_, _, listed)| changes.iter().any(|change| change.file == listed.file))
    };
    let find = |events: &[IndexEvent], event: &IndexEvent| {
        events.iter().find(|other| other.event_type == event.event_type).cloned()
    };
    let of_old = old.iter().all(|event| match find(&new, event) {
        // The package stands in no contract.
        Some(other) => *event == other || (event.package == other.package && (is_shown(event) || is_shown(&other))),
        None => is_shown(event),
    });
    let is_readable = index.old.is_none() || !old.is_empty();
    is_readable && old != new && of_old && new.iter().all(|event| find(&old, event).is_some() || is_shown(event))
}

/// The names of the `.json` files in a folder; none where there is no folder yet.
fn present(folder: &Path, otherwise: &str) -> Result<BTreeSet<String>, Error> {
    let mut names = BTreeSet::new();
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(names),
        Err(_) if folder.is_file() => {
            return Err(Error::files(format!(
                "cannot read the folder of contracts {}: it is a file: move it away, {otherwise}",
                folder.display()
            )));
        }
        Err(error) => return Err(Error::io("read the folder of contracts", folder, &error)),
    };
    for entry in entries {
        let entry = entry.map_err(|error| Error::io("read the folder of contracts", folder, &error))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.ends_with(".json") && !entry.path().is_dir() {
            names.insert(name);
        }
    }
    Ok(names)
}

/// `None`: there is no such file. Bytes that are no UTF-8 only have to differ, so they are shown with replacements.
fn read(path: &Path) -> Result<Option<String>, Error> {
    match std::fs::read(path) {
        Ok(bytes) => Ok(Some(String::from_utf8_lossy(&bytes).into_owned())),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Error::io("read", path, &error)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::contract;

    #[track_caller]
    fn check(on_disk: &[(&str, &str)], wanted: &Files, expected: &[(&str, ChangeKind)]) {
        let folder = tempfile::tempdir().expect("a temporary folder");
        for (name, text) in on_disk {
            std::fs::write(folder.path().join(name), text).expect("a file");
        }
        let changes = of(folder.path(), wanted, "").expect("a folder that can be read").changes;
        let found: Vec<(&str, ChangeKind)> = changes.iter().map(|change| (change.file.as_str(), change.kind)).collect();
        assert_eq!(found, expected);
    }

    fn wanted(types: &[&str]) -> Files {
        let contracts: Vec<_> = types.iter().map(|event_type| contract(event_type)).collect();
        crate::files::of(&contracts, None).expect("distinct types")
    }

    #[test]
    fn an_empty_folder_misses_everything() {
        let expected = [("z.v1.json", ChangeKind::Missing), ("index.json", ChangeKind::Missing)];
        check(&[], &wanted(&["z.v1"]), &expected);
    }

    #[test]
    fn a_folder_with_the_same_files_is_clean() {
        let files = wanted(&["a.v1", "b.v1"]);
        let on_disk: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        check(&on_disk, &files, &[]);
    }

    #[test]
    fn a_difference_in_one_byte_is_stale() {
        let files = wanted(&["a.v1"]);
        let shorter = files["a.v1.json"].trim_end();
        check(
            &[("a.v1.json", shorter), ("index.json", &files[INDEX_FILE])],
            &files,
            &[("a.v1.json", ChangeKind::Stale)],
        );
    }

    #[test]
    fn only_what_the_old_index_lists_is_extra() {
        let old = wanted(&["a.v1", "gone.v1"]);
        let on_disk = [
            ("a.v1.json", old["a.v1.json"].as_str()),
            ("gone.v1.json", "{}"),
            ("hand-made.json", "{}"),
            ("waivers.toml", ""),
            ("index.json", &old[INDEX_FILE]),
        ];
        let expected = [
            ("gone.v1.json", ChangeKind::Extra),
            ("hand-made.json", ChangeKind::Unknown),
            ("index.json", ChangeKind::Stale),
        ];
        check(&on_disk, &wanted(&["a.v1"]), &expected);
    }

    #[test]
    fn a_broken_index_lists_nothing() {
        let expected = [
            ("gone.v1.json", ChangeKind::Unknown),
            ("a.v1.json", ChangeKind::Missing),
            ("index.json", ChangeKind::Stale),
        ];
        let mut sorted = expected;
        sorted[..2].sort_by_key(|(name, _)| *name);
        check(&[("gone.v1.json", "{}"), ("index.json", "<<<<<<< ours\n{}")], &wanted(&["a.v1"]), &sorted);
    }

    /// Whether the index of an old folder is explained by the other changes to a new one.
    #[track_caller]
    fn explains(spoil: impl FnOnce(&mut Files), wanted: &Files, expected: bool) {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let mut files = self::wanted(&["a.v1", "b.v1"]);
        spoil(&mut files);
        for (name, text) in &files {
            std::fs::write(folder.path().join(name), text).expect("a file");
        }
        let changes = of(folder.path(), wanted, "").expect("a folder that can be read").changes;
        let index = changes.last().expect("a changed index");
        assert_eq!(index.file, INDEX_FILE);
        assert_eq!(explains_index(&changes, index), expected, "{changes:?}");
    }

    #[test]
    fn an_index_is_explained_by_the_files_that_changed_with_it() {
        let contracts = |change: fn(&mut crate::EventContract)| {
            let mut contracts = [contract("a.v1"), contract("b.v1")];
            change(&mut contracts[0]);
            crate::files::of(&contracts, None).expect("distinct types")
        };
        let edited = contracts(|event| event.writer.as_mut().expect("a writer")["title"] = "Z".into());
        explains(|_| {}, &edited, true);
        explains(|_| {}, &wanted(&["a.v1", "b.v1", "c.v1"]), true);
        explains(|_| {}, &wanted(&["a.v1"]), true);
        explains(|files| files.clear(), &edited, true);
        explains(|_| {}, &contracts(|event| event.package = String::from("moved")), false);
        let edited_and_moved = contracts(|event| {
            event.writer.as_mut().expect("a writer")["title"] = "Z".into();
            event.package = String::from("moved");
        });
        explains(|_| {}, &edited_and_moved, false);
        explains(|files| drop(files.remove(INDEX_FILE)), &edited, false);
        explains(|files| drop(files.insert(INDEX_FILE.to_owned(), String::from("<<<"))), &edited, false);
    }

    #[test]
    fn a_folder_that_is_a_file_is_an_error() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let file = folder.path().join("schemas");
        std::fs::write(&file, "").expect("a file");
        let error = of(&file, &wanted(&["a.v1"]), "or go elsewhere").expect_err("not a folder");
        let part = "schemas: it is a file: move it away, or go elsewhere";
        assert!(error.is_files() && error.to_string().contains(part), "{error}");
    }

    #[test]
    fn an_index_of_a_later_format_is_not_overwritten() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        std::fs::write(folder.path().join(INDEX_FILE), r#"{"format": 2, "contracts": {}}"#).expect("a file");
        let error = of(folder.path(), &wanted(&["a.v1"]), "").expect_err("a later format");
        assert!(error.is_files() && error.to_string().contains("written by a newer event-schema"), "{error}");
    }

    #[test]
    fn a_text_that_is_no_index_is_said_to_be_none() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let broken = || of(folder.path(), &wanted(&["a.v1"]), "").expect("a folder that can be read").broken_index;
        assert_eq!(broken(), None);
        std::fs::write(folder.path().join(INDEX_FILE), "<<<<<<< ours\n{}").expect("a file");
        assert_eq!(broken().as_deref(), Some("expected value at line 1 column 1"));
    }
}
