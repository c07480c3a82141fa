//! What the gate found, as data: findings, those that a waiver covers, what was compared. Prints nothing.

use std::fmt;

use crate::rules;

/// The outcome of [`gate`](crate::gate()).
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct GateReport {
    /// What the contracts were compared with, such as `the history of origin/main from 1a2b3c4 back`.
    pub against: String,
    /// What is wrong: errors first, then by type.
    pub findings: Vec<GateFinding>,
    /// Findings that a waiver covers. They do not fail.
    pub waived: Vec<Waived>,
    /// What else is worth knowing, one sentence each: what there is no baseline of, for one.
    pub notes: Vec<String>,
    /// What was compared.
    pub checked: Checked,
    /// How long it took, in microseconds.
    pub micros: u64,
}

impl GateReport {
    /// Whether there is no error; warnings do not count.
    #[must_use]
    pub fn is_compatible(&self) -> bool {
        self.errors() == 0
    }

    /// The number of findings that fail.
    #[must_use]
    pub fn errors(&self) -> usize {
        self.findings.iter().filter(|finding| finding.severity == Severity::Error).count()
    }

    /// The number of findings that do not fail.
    #[must_use]
    pub fn warnings(&self) -> usize {
        self.findings.len() - self.errors()
    }
}

/// How much was compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Checked {
    /// Linked types.
    pub types: usize,
    /// Distinct contracts that they were compared with, other repositories' included.
    pub baselines: usize,
    /// Questions whether a reader reads what a writer may write; those that are equal texts included.
    pub comparisons: usize,
}

/// Something that is wrong with a contract, a waiver or a file of contracts.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct GateFinding {
    /// The rule, such as `field-removed`; `event-schema explain <rule>` says more.
    pub rule: &'static str,
    /// Whether it fails.
    pub severity: Severity,
    /// The event's type; empty: it is about no type.
    pub event_type: String,
    /// The version in the type.
    pub version: Option<u32>,
    /// Who could not read what; `None`: no reader is at fault.
    pub direction: Option<Direction>,
    /// What is wrong, in one sentence.
    pub message: String,
    /// The contract that it was compared with: the latest in which the finding shows.
    pub against: Option<Against>,
    /// The earlier ones that show the same.
    pub also_against: Vec<Against>,
    /// What a waiver names: a JSON Pointer into the schema of the reader, empty for the whole of it.
    pub pointer: String,
    /// Where the Rust type, or the file at fault, says so.
    pub place: Option<RustPlace>,
    /// The document that proves it.
    pub witness: Option<Witness>,
    /// What the other contract says, and where.
    pub because: Option<Because>,
    /// What to do.
    pub fix: String,
}

impl GateFinding {
    /// About a type as a whole, with nothing to show.
    pub(super) fn new(
        rule: &'static str,
        event_type: &str,
        message: impl Into<String>,
        fix: impl Into<String>,
    ) -> Self {
        Self {
            rule,
            severity: rules::find(rule).map_or(Severity::Error, |rule| rule.severity),
            event_type: event_type.to_owned(),
            version: None,
            direction: None,
            message: message.into(),
            against: None,
            also_against: Vec::new(),
            pointer: String::new(),
            place: None,
            witness: None,
            because: None,
            fix: fix.into(),
        }
    }
}

/// Whether a finding fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// It does: exit code 1.
    Error,
    /// It does not.
    Warning,
}

impl Severity {
    /// `error` or `warning`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// Whose documents could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// The linked type does not read what the other contract's writer writes.
    Backward,
    /// The other contract's reader does not read what the linked type writes.
    Forward,
}

impl Direction {
    /// `backward` or `forward`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Backward => "backward",
            Self::Forward => "forward",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Display for Direction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A contract that the linked types were compared with.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub struct Against {
    /// The commit that last changed it, 40 hexadecimal digits (64 with SHA-256); `None`: it is a file on disk.
    pub commit: Option<String>,
    /// The file: in a commit from the repository's root, else as it was given.
    pub file: String,
}

impl Against {
    /// The commit's first 7 digits.
    #[must_use]
    pub fn short(&self) -> Option<&str> {
        self.commit.as_deref().map(|commit| &commit[..commit.len().min(7)])
    }
}

/// `schemas/a.v1.json at 1a2b3c4`, or the file alone.
impl fmt::Display for Against {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        self.short().map_or(Ok(()), |short| write!(f, " at {short}"))
    }
}

/// A place in a source file.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct RustPlace {
    /// The file, from the workspace's root as far as the compiler says it like that, forward slashes.
    pub file: String,
    /// The line, from 1.
    pub line: u32,
    /// The Rust item, such as `OrderPlaced.note`; empty where the file is none of Rust.
    pub item: String,
}

/// A document that a writer may write and a reader refuses.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Witness {
    /// Compact JSON: the smallest there is.
    pub text: String,
    /// The value at fault: a JSON Pointer into the document.
    pub pointer: String,
    /// Why the `jsonschema` validator refuses it, in its words.
    pub validator: String,
    /// Why the linked type refuses it, in its words; `None` where the reader is not linked.
    pub decoder: Option<String>,
}

/// What another contract says.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Because {
    /// The sentence, such as `` `note` is required ``.
    pub text: String,
    /// The contract.
    pub against: Against,
    /// The line in it, from 1.
    pub line: u32,
}

/// A finding that a waiver covers.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Waived {
    /// The finding.
    pub finding: GateFinding,
    /// Why it was waived.
    pub reason: String,
    /// The last day of the waiver, `YYYY-MM-DD`.
    pub expires: String,
}
