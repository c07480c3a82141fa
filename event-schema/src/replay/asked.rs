//! The type that bare bodies are asked to be of: fixed, or one for each folder.
//!
//! It leaves out types that envelopes say.

use event_core::catalog::Entry;
use similar::TextDiff;

use crate::error::Error;
use crate::infer::is_type;
use crate::input::Place;

/// What is put in a type's place for the name of the folder that holds a file.
const FOLDER: &str = "{folder}";

/// So many linked types are named in an error.
const SHOWN: usize = 20;

/// Types that share more than this of their letters are taken for one that was mistyped.
const ALIKE: f32 = 0.75;

/// Whether the type depends on the folder of a file.
pub(super) fn is_by_folder(asked: &str) -> bool {
    asked.contains(FOLDER)
}

/// The type of a body that stands in `place`.
pub(super) fn type_at(asked: &str, place: &Place) -> String {
    match &place.folder {
        Some(folder) if is_by_folder(asked) => asked.replace(FOLDER, folder),
        _ => asked.to_owned(),
    }
}

/// # Errors
/// No type, another word than `folder` in braces, a type that no linked event reads, a stream with a type by folder.
pub(super) fn check(asked: &str, entries: &[&'static Entry], has_stream: bool) -> Result<(), Error> {
    let shown = asked.escape_debug();
    if !is_type(&asked.replace(FOLDER, "folder")) {
        return Err(Error::input(vec![format!(
            "expected a type such as orders.placed.v1, or one with `{FOLDER}` for the name of a file's folder, found `{shown}`"
        )]));
    }
    if is_by_folder(asked) && has_stream {
        let problem = format!("standard input is in no folder, which `{FOLDER}` in the type stands for: name the type");
        return Err(Error::input(vec![problem]));
    }
    if is_by_folder(asked) || entries.iter().any(|entry| entry.reads(asked)) {
        return Ok(());
    }
    let mut types: Vec<&str> = entries.iter().map(|entry| entry.event_type).collect();
    types.sort_unstable();
    let near = types
        .iter()
        .map(|&near| (TextDiff::from_chars(asked, near).ratio(), near))
        .filter(|(ratio, _)| *ratio > ALIKE)
        .max_by(|a, b| a.0.total_cmp(&b.0));
    let hint = near.map(|(_, near)| format!(" (did you mean `{near}`?)")).unwrap_or_default();
    let more = if types.len() > SHOWN { format!(", and {} more", types.len() - SHOWN) } else { String::new() };
    types.truncate(SHOWN);
    let linked = types.join(", ");
    Err(Error::catalog(vec![format!("no linked event reads the type `{shown}`{hint}; linked are {linked}{more}")]))
}
