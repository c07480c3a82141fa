//! The files that paths stand for: folders are walked in the order of names, one folder's names in memory at a time and
//! depth. It leaves out what is in the files.

use std::collections::VecDeque;
use std::fs;
use std::path::{Path, PathBuf};

use super::InputError;

/// What a file's name says about its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Named {
    /// `.jsonl`, `.ndjson`
    Lines,
    /// `.json`
    Document,
    /// Anything else
    Other,
}

impl Named {
    pub(super) fn of(path: &Path) -> Self {
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
        let name = name.strip_suffix(".gz").unwrap_or(&name);
        match name.rsplit_once('.') {
            Some((_, "jsonl" | "ndjson")) => Self::Lines,
            Some((_, "json")) => Self::Document,
            _ => Self::Other,
        }
    }
}

/// The files still to come.
#[derive(Debug)]
pub(super) struct Files {
    /// The paths as given, then on each level the rest of a folder's names.
    levels: Vec<VecDeque<PathBuf>>,
    passed_over: u64,
}

impl Files {
    pub(super) fn new(paths: &[PathBuf]) -> Self {
        Self { levels: vec![paths.iter().cloned().collect()], passed_over: 0 }
    }

    /// How many files of folders were passed over, since their names are not of JSON.
    pub(super) fn passed_over(&self) -> u64 {
        self.passed_over
    }

    /// The next file, or why a folder or file cannot be looked at.
    pub(super) fn next(&mut self) -> Option<Result<PathBuf, InputError>> {
        loop {
            let depth = self.levels.len();
            let level = self.levels.last_mut()?;
            let Some(path) = level.pop_front() else {
                self.levels.pop();
                continue;
            };
            // What was named is what its link leads to; what was found in a folder is not followed.
            let found = if depth == 1 { fs::metadata(&path) } else { fs::symlink_metadata(&path) };
            let kind = match found {
                Ok(found) => found.file_type(),
                Err(error) => return Some(Err(InputError::unreadable(&path, &error))),
            };
            if kind.is_dir() {
                match names(&path) {
                    Ok(names) => self.levels.push(names),
                    Err(error) => return Some(Err(InputError::unreadable(&path, &error))),
                }
            } else if depth == 1 || kind.is_file() && Named::of(&path) != Named::Other {
                return Some(Ok(path));
            } else {
                self.passed_over += 1;
            }
        }
    }
}

/// What is in a folder and not hidden, by name.
fn names(folder: &Path) -> std::io::Result<VecDeque<PathBuf>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name();
        if !name.to_string_lossy().starts_with('.') {
            names.push(name);
        }
    }
    names.sort();
    Ok(names.into_iter().map(|name| folder.join(name)).collect())
}
