//! What a replay found, as data: counts for each type, and problems of one kind in one place of a type taken together,
//! so that its size is bounded whatever was replayed.

use super::ReplayOptions;
use super::compare::Difference;

/// The outcome of [`replay`](crate::replay()).
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct ReplayReport {
    /// What was asked for.
    pub options: ReplayOptions,
    /// The types whose bodies were replayed, sorted; first, without a type, what could not be told to be of one.
    pub types: Vec<ReplayedType>,
    /// The types that no linked event reads and how many bodies had them, sorted; at most 10,000.
    pub skipped: Vec<(String, u64)>,
    /// How many bodies were of further such types.
    pub skipped_more: u64,
    /// Every kind of problem in every place, the most frequent of a type first; at most 10,000.
    pub problems: Vec<ReplayProblem>,
    /// How many problems there were in further places.
    pub problems_more: u64,
    /// How many files in folders were passed over, since they are not named as JSON.
    pub files_passed_over: u64,
}

/// What became of the bodies of a type.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ReplayedType {
    /// The CloudEvents type; `None` for what is no event, such as text that is no JSON.
    pub event_type: Option<String>,
    /// The Rust type that read them.
    pub rust: Option<&'static str>,
    /// How they were compared.
    pub depth: ReplayDepth,
    /// How many bodies of which kind there were.
    pub counts: ReplayCounts,
}

/// How far the bodies of a type were replayed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ReplayDepth {
    /// Decoded, encoded and compared.
    Whole,
    /// Decoded as an older version that the event upcasts; never written again.
    Upcast,
    /// Decoded by a `reader` type, which models only what it uses.
    Reader,
}

/// How many bodies there were. A body may differ and have members that are not modelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct ReplayCounts {
    /// All.
    pub bodies: u64,
    /// Went through unchanged and is modelled whole.
    pub ok: u64,
    /// Something was changed, dropped or added.
    pub differing: u64,
    /// The type does not model all members.
    pub unmodelled: u64,
    /// Not read, or not written.
    pub failed: u64,
}

impl ReplayCounts {
    pub(crate) fn add(&mut self, other: &Self) {
        self.bodies += other.bodies;
        self.ok += other.ok;
        self.differing += other.differing;
        self.unmodelled += other.unmodelled;
        self.failed += other.failed;
    }
}

/// A kind of problem in one place of a type.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ReplayProblem {
    /// The CloudEvents type, where it is known.
    pub event_type: Option<String>,
    /// What is the matter.
    pub kind: ReplayKind,
    /// Where in the body: a JSON Pointer in which `*` stands for the index of any item; long ones are cut.
    pub pointer: String,
    /// How often it was met; more than once in a body where it is in several items.
    pub count: u64,
    /// The first of a failure, in the decoder's words; no values.
    pub message: Option<String>,
    /// Where it was met first.
    pub first: ReplayPlace,
    /// The value in the body and the one that was written, as JSON cut to 200 characters; only where
    /// [`show_values`](ReplayOptions::show_values) asks for them.
    pub values: Option<(Option<String>, Option<String>)>,
}

/// What is the matter with a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum ReplayKind {
    /// It could not be taken, read or written.
    Failed,
    /// It is not what its type writes.
    Differs(Difference),
}

impl ReplayKind {
    /// `failed`, `changed`, `dropped`, `added` or `unmodelled`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Failed => "failed",
            Self::Differs(Difference::Changed) => "changed",
            Self::Differs(Difference::Dropped) => "dropped",
            Self::Differs(Difference::Added) => "added",
            Self::Differs(Difference::Unmodelled) => "unmodelled",
        }
    }
}

/// Where a body came from, and a place in it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ReplayPlace {
    /// The path as given and from there on; `-` is standard input.
    pub file: String,
    /// The line, from 1; `None` where the body is the whole file.
    pub line: Option<u64>,
    /// Which item of a batch, from 0.
    pub item: Option<usize>,
    /// JSON Pointer (RFC 6901) into the body, or into the envelope where that is at fault; long ones are cut.
    pub pointer: String,
    /// Bytes from the start of the body, or of the envelope where that is at fault; `None` where nothing is there.
    pub offset: Option<usize>,
}

/// `file:line`, and which item of a batch.
impl std::fmt::Display for ReplayPlace {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.file)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        self.item.map_or(Ok(()), |item| write!(f, " item {item}"))
    }
}

impl ReplayReport {
    /// The bodies of all types, those of skipped types left out.
    #[must_use]
    pub fn counts(&self) -> ReplayCounts {
        let mut counts = ReplayCounts::default();
        self.types.iter().for_each(|replayed| counts.add(&replayed.counts));
        counts
    }

    /// How many bodies were skipped, since no linked event reads their type.
    #[must_use]
    pub fn skipped(&self) -> u64 {
        self.skipped.iter().map(|(_, bodies)| bodies).sum::<u64>() + self.skipped_more
    }

    /// Whether every body went through its type unchanged and modelled whole, as far as the options ask for it.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        let counts = self.counts();
        counts.failed == 0
            && counts.differing == 0
            && (counts.unmodelled == 0 || self.options.allow_unmodelled)
            && (self.skipped() == 0 || self.options.skip_unknown)
    }
}
