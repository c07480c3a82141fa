//! Copies of other repositories' contracts against their own indexes: whether anybody edited them. Reads, never writes.

use std::collections::BTreeSet;
use std::path::Path;

use crate::error::Error;
use crate::index::{INDEX_FILE, Index, sha256};
use crate::report::Finding;
use crate::settings::Settings;

/// The folder of other repositories' contracts in the folder of contracts.
pub(crate) const EXTERNAL: &str = "external";

const AGAIN: &str = "run `cargo xtask schemas vendor` again";

/// What `external/` holds.
#[derive(Debug, Default)]
pub(crate) struct External {
    pub(crate) findings: Vec<Finding>,
    /// The types that the copied indexes list; `None`: there is no copy.
    pub(crate) types: Option<BTreeSet<String>>,
}

/// Checks every folder in `external/`. Files beside those folders, and files whose names start with a dot, are nobody's
/// contracts.
///
/// # Errors
/// A folder cannot be listed.
pub(crate) fn check(settings: &Settings) -> Result<External, Error> {
    let folder = settings.folder().join(EXTERNAL);
    let mut external = External::default();
    for name in names(&folder)? {
        let copy = folder.join(&name);
        if copy.is_dir() {
            external.copy(&copy, &format!("{}/{EXTERNAL}/{name}", settings.shown_dir()))?;
        }
    }
    Ok(external)
}

/// Whether a path is itself a symbolic link, wherever it leads.
pub(crate) fn is_link(path: &Path) -> bool {
    path.symlink_metadata().is_ok_and(|metadata| metadata.is_symlink())
}

impl External {
    fn copy(&mut self, folder: &Path, shown: &str) -> Result<(), Error> {
        let place = format!("{shown}/{INDEX_FILE}");
        let text = match std::fs::read(folder.join(INDEX_FILE)) {
            Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                self.find(&place, &format!("is missing; {AGAIN}"));
                return Ok(());
            }
            Err(error) => return Err(Error::io("read", &folder.join(INDEX_FILE), &error)),
        };
        let index = match Index::parse(&text) {
            Ok(index) => index,
            Err(why) => {
                self.find(&place, &format!("is no index of contracts ({why}); {AGAIN}"));
                return Ok(());
            }
        };
        let faults = index.faults();
        for fault in &faults {
            self.find(&place, &format!("was edited: {fault}; {AGAIN}"));
        }
        if !faults.is_empty() {
            return Ok(());
        }
        let types = index.events.iter().map(|event| event.event_type.clone());
        self.types.get_or_insert_default().extend(types);
        for (_, _, listed) in index.events.iter().flat_map(|event| event.contracts()) {
            let path = folder.join(&listed.file);
            let problem = match std::fs::read(&path) {
                _ if is_link(&path) => "is a symbolic link",
                Ok(bytes) if sha256(&bytes) == listed.sha256 => continue,
                Ok(_) => "was edited",
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => "is missing",
                Err(_) => "cannot be read",
            };
            self.find(&format!("{shown}/{}", listed.file), &format!("{problem}; {AGAIN}"));
        }
        let listed: BTreeSet<&str> = index.files().chain([INDEX_FILE]).collect();
        for name in names(folder)?.iter().filter(|name| !listed.contains(name.as_str())) {
            self.find(&format!("{shown}/{name}"), "is not listed by the index beside it; remove it");
        }
        Ok(())
    }

    fn find(&mut self, file: &str, message: &str) {
        self.findings.push(Finding { file: file.to_owned(), message: message.to_owned() });
    }
}

/// The names in a folder, sorted; none where there is no folder.
fn names(folder: &Path) -> Result<Vec<String>, Error> {
    let failed = |error: std::io::Error| Error::io("list", folder, &error);
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(failed(error)),
    };
    let mut names = Vec::new();
    for entry in entries {
        let name = entry.map_err(failed)?.file_name().to_string_lossy().into_owned();
        if !name.starts_with('.') {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::contract;

    /// A copy of two contracts, after `spoil`: what is found has these texts.
    #[track_caller]
    fn check(spoil: impl FnOnce(&Path), expected: &[&str]) -> External {
        let folder = tempfile::tempdir().expect("a temporary folder");
        for (name, text) in crate::files::of(&[contract("a.v1"), contract("b.v1")], None).expect("two events") {
            std::fs::write(folder.path().join(name), text).expect("a file");
        }
        spoil(folder.path());
        let mut external = External::default();
        external.copy(folder.path(), "x").expect("a folder that can be read");
        let found: Vec<String> = external.findings.iter().map(|f| format!("{} {}", f.file, f.message)).collect();
        assert_eq!(found, expected);
        external
    }

    fn write(folder: &Path, file: &str, text: &str) {
        std::fs::write(folder.join(file), text).expect("a file");
    }

    #[test]
    fn an_intact_copy_has_no_findings_and_lists_its_types() {
        let external = check(|folder| write(folder, ".gitattributes", "* -text"), &[]);
        let types: Vec<String> = external.types.into_iter().flatten().collect();
        assert_eq!(types, ["a.v1", "b.v1"]);
    }

    #[test]
    fn an_edited_missing_or_added_file_is_found() {
        check(
            |folder| {
                write(folder, "a.v1.json", "{}");
                write(folder, "c.v1.json", "{}");
                std::fs::remove_file(folder.join("b.v1.json")).expect("a file");
            },
            &[
                "x/a.v1.json was edited; run `cargo xtask schemas vendor` again",
                "x/b.v1.json is missing; run `cargo xtask schemas vendor` again",
                "x/c.v1.json is not listed by the index beside it; remove it",
            ],
        );
    }

    #[test]
    fn a_copy_without_an_index_is_found() {
        let missing = "x/index.json is missing; run `cargo xtask schemas vendor` again";
        let external = check(|folder| std::fs::remove_file(folder.join("index.json")).expect("a file"), &[missing]);
        assert_eq!(external.types, None);
        let broken = "x/index.json is no index of contracts (expected value at line 1 column 1); run `cargo xtask schemas \
                      vendor` again";
        check(|folder| write(folder, "index.json", "<<<"), &[broken]);
    }

    #[cfg(unix)]
    #[test]
    fn a_symbolic_link_is_found_though_its_hash_is_right() {
        let link = |folder: &Path| {
            std::fs::rename(folder.join("a.v1.json"), folder.join(".a")).expect("a file");
            std::os::unix::fs::symlink(folder.join(".a"), folder.join("a.v1.json")).expect("a link");
        };
        check(link, &["x/a.v1.json is a symbolic link; run `cargo xtask schemas vendor` again"]);
    }
}
