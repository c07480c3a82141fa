//! From changes to disk: every file is written beside its place first and moved there only when all are, the index last,
//! so that a failure leaves no half-written file and no index of files that are not there.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::error::Error;
use crate::index::INDEX_FILE;
use crate::plan::Change;

/// Makes the changes; what is unknown stays.
///
/// # Errors
/// The folder cannot be made, or a file in it cannot be written, moved or removed. Until the first move, nothing has
/// changed but that the folder may be there.
pub(crate) fn apply(folder: &Path, changes: &[Change]) -> Result<(), Error> {
    let changes: Vec<&Change> = changes.iter().filter(|change| change.is_fixable()).collect();
    if changes.is_empty() {
        return Ok(());
    }
    std::fs::create_dir_all(folder).map_err(|error| Error::io("make the folder", folder, &error))?;
    let mut staged: Vec<(NamedTempFile, PathBuf)> = Vec::new();
    for change in &changes {
        if let Some(text) = &change.new {
            let place = folder.join(&change.file);
            staged.push((stage(folder, text).map_err(|error| Error::io("write", &place, &error))?, place));
        }
    }
    let (index, contracts): (Vec<_>, Vec<_>) = staged.into_iter().partition(|(_, place)| place.ends_with(INDEX_FILE));
    contracts.into_iter().try_for_each(persist)?;
    // What the old index lists is removed while it is still the index: else a failure would leave files of unknown origin.
    for change in changes.iter().filter(|change| change.new.is_none()) {
        let place = folder.join(&change.file);
        std::fs::remove_file(&place).map_err(|error| Error::io("remove", &place, &error))?;
    }
    index.into_iter().try_for_each(persist)
}

fn persist((file, place): (NamedTempFile, PathBuf)) -> Result<(), Error> {
    file.persist(&place).map(drop).map_err(|error| Error::io("write", &place, &error.error))
}

/// A temporary file that removes itself unless it is moved to its place.
fn stage(folder: &Path, text: &str) -> std::io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".contract-").suffix(".tmp");
    // Temporary files are private by default; contracts are committed, so the umask decides, as for any other file.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(text.as_bytes())?;
    file.flush()?;
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::ChangeKind;

    fn change(file: &str, kind: ChangeKind, new: Option<&str>) -> Change {
        Change { file: file.to_owned(), kind, old: None, new: new.map(str::to_owned) }
    }

    fn names(folder: &Path) -> Vec<String> {
        let entries = std::fs::read_dir(folder).expect("a folder");
        let mut names: Vec<String> =
            entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    #[test]
    fn files_are_written_and_removed_and_unknown_ones_stay() {
        let temporary = tempfile::tempdir().expect("a temporary folder");
        let folder = temporary.path().join("deep/schemas");
        std::fs::create_dir_all(&folder).expect("a folder");
        for name in ["gone.json", "hand-made.json", "stale.json"] {
            std::fs::write(folder.join(name), "old").expect("a file");
        }
        let changes = [
            change("gone.json", ChangeKind::Extra, None),
            change("hand-made.json", ChangeKind::Unknown, None),
            change("new.json", ChangeKind::Missing, Some("new")),
            change("stale.json", ChangeKind::Stale, Some("new")),
        ];
        apply(&folder, &changes).expect("a folder that can be written");
        assert_eq!(names(&folder), ["hand-made.json", "new.json", "stale.json"]);
        assert_eq!(std::fs::read_to_string(folder.join("stale.json")).expect("a file"), "new");
    }

    #[test]
    fn a_failure_changes_nothing() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        std::fs::write(folder.path().join("a.json"), "old").expect("a file");
        let below_a_file = folder.path().join("a.json").join("schemas");
        let changes = [change("a.json", ChangeKind::Stale, Some("new"))];
        let error = apply(&below_a_file, &changes).expect_err("no folder can be below a file");
        assert!(error.is_files(), "{error}");
        assert_eq!(names(folder.path()), ["a.json"]);
        assert_eq!(std::fs::read_to_string(folder.path().join("a.json")).expect("a file"), "old");
    }

    #[test]
    fn the_index_is_moved_last() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        std::fs::write(folder.path().join(INDEX_FILE), "old").expect("a file");
        let old = change("not-there.json", ChangeKind::Extra, None);
        // The folder in the place of a file cannot be replaced, and the file that is not there cannot be removed.
        std::fs::create_dir(folder.path().join("z.json")).expect("a folder");
        for failing in [change("z.json", ChangeKind::Stale, Some("new")), old] {
            let changes = [change(INDEX_FILE, ChangeKind::Stale, Some("new")), failing];
            assert!(apply(folder.path(), &changes).is_err(), "{changes:?}");
            assert_eq!(std::fs::read_to_string(folder.path().join(INDEX_FILE)).expect("a file"), "old");
        }
        assert_eq!(names(folder.path()), [INDEX_FILE, "z.json"], "temporary files are gone");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_in_the_place_of_a_file_is_replaced_and_not_followed() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let (linked, place) = (folder.path().join("linked"), folder.path().join("a.json"));
        std::fs::write(&linked, "of others").expect("a file");
        std::os::unix::fs::symlink(&linked, &place).expect("a link");
        apply(folder.path(), &[change("a.json", ChangeKind::Stale, Some("new"))])
            .expect("a folder that can be written");
        let read = |path| std::fs::read_to_string(path).expect("a file");
        assert_eq!((read(&linked), read(&place)), (String::from("of others"), String::from("new")));
    }

    #[cfg(unix)]
    #[test]
    fn written_files_have_the_usual_mode() {
        use std::os::unix::fs::PermissionsExt as _;

        let folder = tempfile::tempdir().expect("a temporary folder");
        std::fs::write(folder.path().join("usual"), "").expect("a file");
        apply(folder.path(), &[change("a.json", ChangeKind::Missing, Some("{}"))])
            .expect("a folder that can be written");
        let mode = |name: &str| std::fs::metadata(folder.path().join(name)).expect("a file").permissions().mode();
        assert_eq!(mode("a.json"), mode("usual"));
    }
}
