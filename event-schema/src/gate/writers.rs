//! Other repositories' contracts, by their index: what they write has to be within what our linked types read.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::baselines::Content;
use super::report::Against;
use crate::error::Error;
use crate::index::INDEX_FILE;
use crate::vendor;

/// The contracts of what the folder's writers write, by type; with several copies of a type several of it.
///
/// A folder without an index is one of folders with an index each, as `schemas/external/` is.
///
/// # Errors
/// There is no index, or a contract is not what its index says.
pub(super) fn of(folders: &[PathBuf]) -> Result<BTreeMap<String, Vec<Content>>, Error> {
    let mut types: BTreeMap<String, Vec<Content>> = BTreeMap::new();
    for folder in folders {
        for indexed in indexed(folder)? {
            for (event_type, file, text) in vendor::writers(&indexed)? {
                let file = indexed.join(file).to_string_lossy().replace('\\', "/");
                let content = Content { against: Against { commit: None, file }, text: text.into(), read_by: None };
                types.entry(event_type).or_default().push(content);
            }
        }
    }
    Ok(types)
}

/// The folder, if it has an index, or those in it that have one.
fn indexed(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    if folder.join(INDEX_FILE).exists() {
        return Ok(vec![folder.to_owned()]);
    }
    let failed = |error: std::io::Error| Error::io("list", folder, &error);
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.join(INDEX_FILE).exists() {
            found.push(path);
        }
    }
    found.sort();
    if found.is_empty() {
        return Err(Error::files(format!(
            "{} has no {INDEX_FILE}, nor has a folder in it: copy the contracts with `cargo xtask schemas vendor DIR`",
            folder.display()
        )));
    }
    Ok(found)
}
