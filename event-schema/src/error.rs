//! The crate's error: every problem found, not only the first.

use std::fmt;
use std::path::Path;

/// Why contracts could not be exported, checked or copied. The command line ends with exit code 2.
///
/// Holds all problems that were found; its text has one per line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    kind: Kind,
    problems: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Settings,
    Catalog,
    Files,
    Vendor,
    Samples,
    Git,
    Gate,
}

impl Error {
    pub(crate) fn settings(problem: impl Into<String>) -> Self {
        Self { kind: Kind::Settings, problems: vec![problem.into()] }
    }

    pub(crate) fn catalog(problems: Vec<String>) -> Self {
        Self { kind: Kind::Catalog, problems }
    }

    pub(crate) fn files(problem: impl Into<String>) -> Self {
        Self { kind: Kind::Files, problems: vec![problem.into()] }
    }

    pub(crate) fn io(doing: &str, path: &Path, error: &std::io::Error) -> Self {
        Self::files(format!("cannot {doing} {}: {error}", path.display()))
    }

    /// Paths that cannot be read at all.
    pub(crate) fn input(problems: Vec<String>) -> Self {
        Self { kind: Kind::Files, problems }
    }

    pub(crate) fn vendor(problems: Vec<String>) -> Self {
        Self { kind: Kind::Vendor, problems }
    }

    pub(crate) fn samples(problem: impl Into<String>) -> Self {
        Self { kind: Kind::Samples, problems: vec![problem.into()] }
    }

    pub(crate) fn git(problem: impl Into<String>) -> Self {
        Self { kind: Kind::Git, problems: vec![problem.into()] }
    }

    pub(crate) fn gate(problems: Vec<String>) -> Self {
        Self { kind: Kind::Gate, problems }
    }

    /// Every problem, one sentence each.
    #[must_use]
    pub fn problems(&self) -> &[String] {
        &self.problems
    }

    /// Whether the workspace or its `[workspace.metadata.events]` could not be read.
    #[must_use]
    pub fn is_settings(&self) -> bool {
        self.kind == Kind::Settings
    }

    /// Whether the linked events themselves are at fault: none, two of one type, two definitions of one name, some not
    /// linked.
    #[must_use]
    pub fn is_catalog(&self) -> bool {
        self.kind == Kind::Catalog
    }

    /// Whether reading or writing files failed.
    #[must_use]
    pub fn is_files(&self) -> bool {
        self.kind == Kind::Files
    }

    /// Whether another repository's contracts are not what their index says.
    #[must_use]
    pub fn is_vendor(&self) -> bool {
        self.kind == Kind::Vendor
    }

    /// Whether the git repository does not give what is compared with: a shallow clone, a revision that is not there.
    #[must_use]
    pub fn is_git(&self) -> bool {
        self.kind == Kind::Git
    }

    /// Whether the gate itself failed: a baseline that is no schema, a waiver that is none, a witness that did not stand
    /// its check.
    #[must_use]
    pub fn is_gate(&self) -> bool {
        self.kind == Kind::Gate
    }

    /// Whether no event can be inferred from the samples: none is usable, or they are of several types.
    #[must_use]
    pub fn is_samples(&self) -> bool {
        self.kind == Kind::Samples
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.problems.join("\n"))
    }
}

impl std::error::Error for Error {}
