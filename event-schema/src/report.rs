//! What an export, check or copy found and did, as data. Renderers turn it into text; the command line into exit codes.

use crate::contracts::EventContract;
use crate::lint::Warning;
use crate::plan::{Change, ChangeKind};

/// The outcome of [`check`](crate::check), [`write`](crate::write) or [`vendor`](crate::vendor()).
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Report {
    /// The folder of the contracts as it is shown: from the workspace's root, forward slashes.
    pub dir: String,
    /// How many events there are.
    pub events: usize,
    /// How many files the folder should hold, the index included.
    pub files: usize,
    /// What differs between the folder and the types, or did before it was written.
    pub changes: Vec<Change>,
    /// Why the `index.json` on disk is, or was, no index.
    pub broken_index: Option<String>,
    /// Copies of other repositories' contracts that are not what their own index says.
    pub external: Vec<Finding>,
    /// Advice on the events.
    pub warnings: Vec<Warning>,
    /// Linked events that are not exported, since they are of packages outside this workspace or left out by its
    /// settings: package and number of events.
    pub left_out: Vec<(String, usize)>,
    /// The events of the changed files, to show where a change comes from.
    pub(crate) origins: Vec<Origin>,
    /// What the files are made from, as a diff names it: `the types`, or another repository's folder.
    pub(crate) source: String,
}

/// Something about a file in `external/`.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Finding {
    /// The file or folder, from the workspace's root, forward slashes.
    pub file: String,
    /// What is wrong with it and what to do, to be read after the file's name.
    pub message: String,
}

/// Which event a file belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Origin {
    pub(crate) file: String,
    pub(crate) event_type: String,
    /// Rust type, file and line.
    pub(crate) place: String,
}

impl Report {
    /// Whether the folder holds exactly what the types say, and each copy in `external/` what its index says.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.changes.is_empty() && self.external.is_empty()
    }

    /// Whether there is anything to warn of: advice, or what writing does not put right.
    #[must_use]
    pub fn has_warnings(&self) -> bool {
        !self.warnings.is_empty()
            || self.broken_index.is_some()
            || !self.external.is_empty()
            || self.unknown().next().is_some()
    }

    /// The changes that writing does not make: files that somebody else put there.
    pub fn unknown(&self) -> impl Iterator<Item = &Change> {
        self.changes.iter().filter(|change| change.kind == ChangeKind::Unknown)
    }

    pub(crate) fn origin(&self, file: &str) -> Option<&Origin> {
        self.origins.iter().find(|origin| origin.file == file)
    }
}

/// The events of files that contracts have.
pub(crate) fn origins(contracts: &[EventContract]) -> Vec<Origin> {
    let of = |contract: &EventContract, suffix: &str| Origin {
        file: format!("{}{suffix}", contract.event_type),
        event_type: contract.event_type.clone(),
        place: format!("{}:{}  {}", contract.file, contract.line, contract.rust),
    };
    contracts.iter().flat_map(|contract| [of(contract, ".json"), of(contract, ".reader.json")]).collect()
}
