//! What a comparison says: the verdict, each break with its witness, what could not be decided.
//!
//! It leaves out what a break means for whoever edits a contract (`rules`).

use std::fmt;

pub use super::load::{Dialect, Formats, Remotes};

/// How two schemas are compared.
///
/// # Examples
/// ```
/// use event_schema::{CompareOptions, Records};
///
/// let mut options = CompareOptions::default();
/// options.records = Records::Closed;
/// ```
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct CompareOptions {
    /// The dialect of both schemas, instead of what `$schema` says; without either it is 2020-12.
    pub dialect: Option<Dialect>,
    /// What `format` does.
    pub formats: Formats,
    /// Whether the writer's objects have members that its schema does not name.
    pub records: Records,
    /// Documents that references may lead to.
    pub remotes: Remotes,
    /// How many steps a verdict may take; what takes more is undecided.
    pub budget: Budget,
}

/// Whether the writer's objects have members that its schema does not name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub enum Records {
    /// They have none, if the schema is an exported contract (`x-contract`), else what the schema says.
    #[default]
    ByContract,
    /// What the schema says.
    Open,
    /// They have none, unless the schema says so itself.
    Closed,
}

/// The steps that a verdict may take: the same on every machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Budget(pub usize);

impl Default for Budget {
    fn default() -> Self {
        Self(super::decide::BUDGET)
    }
}

/// The answer to: can this reader read everything that writer may write?
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Comparison {
    /// The answer.
    pub verdict: Verdict,
    /// What the reader refuses, if [`Verdict::Incompatible`]: at least one, the first with the smallest witness of all.
    pub breaks: Vec<Break>,
    /// Why there is no answer, if [`Verdict::Undecided`]: at least one.
    pub undecided: Vec<Undecided>,
    pub(crate) smallest: bool,
}

impl Comparison {
    /// Whether no document smaller than the first witness is a witness. It may be where a keyword cannot be decided.
    #[must_use]
    pub fn is_smallest(&self) -> bool {
        self.smallest
    }
}

/// Whether a reader takes everything that a writer may write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It does.
    Compatible,
    /// It does not.
    Incompatible,
    /// Neither can be said.
    Undecided,
}

impl Verdict {
    /// `compatible`, `incompatible` or `undecided`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Compatible => "compatible",
            Self::Incompatible => "incompatible",
            Self::Undecided => "undecided",
        }
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A document that the writer may write and the reader refuses. The validator agreed to both.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Break {
    /// Compact JSON, the smallest of its kind: of the first break the smallest of all, of a later one the smallest that
    /// is left once what the earlier ones show were put right.
    pub witness: String,
    /// The validator's own words for the first fault, with the JSON Pointer of the value that it means.
    pub refused: String,
    /// Why the reader refuses it: at least one.
    pub faults: Vec<Fault>,
}

/// A value in a witness that the reader refuses, and why.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Fault {
    /// The value: a JSON Pointer into the witness.
    pub pointer: String,
    /// What is wrong with it.
    pub kind: FaultKind,
    /// Where the reader's schema says so: a JSON Pointer.
    pub reader_place: String,
    /// Where the writer's schema speaks of that value, if it does: a JSON Pointer.
    pub writer_place: Option<String>,
    /// Where the writer's schema speaks of the member that it is about ([`FaultKind::member`]), if it does: a JSON Pointer.
    pub member_place: Option<String>,
    /// The validator's own words for it, with the JSON Pointer of the value that it means.
    pub refused: String,
}

/// What the reader finds wrong with a value.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum FaultKind {
    /// Of another kind than the reader takes: both in JSON Schema's words, `integer` included.
    WrongKind {
        /// What the reader takes.
        expected: Vec<&'static str>,
        /// What it is.
        found: &'static str,
    },
    /// A number that is not whole.
    NotInteger,
    /// A number beyond the reader's bounds.
    OutOfRange,
    /// A number that is no multiple of what the reader asks for.
    NotAMultiple,
    /// A string that is too long or too short.
    TextLength,
    /// A string that the reader's pattern does not match.
    Pattern,
    /// A string that is not of the reader's format.
    Format {
        /// The format.
        name: String,
    },
    /// None of the values that the reader lists.
    NotInSet,
    /// An array with fewer items than the reader asks for.
    TooFewItems,
    /// An array with more items than the reader takes.
    TooManyItems,
    /// An array with the same item twice.
    NotUnique,
    /// An object without a member that the reader requires.
    MissingMember {
        /// Its name.
        name: String,
    },
    /// A member that the reader refuses; the pointer leads to the object.
    UnexpectedMember {
        /// Its name.
        name: String,
    },
    /// An object with too many or too few members.
    MemberCount,
    /// A member's name that the reader refuses; the pointer leads to the object.
    MemberName {
        /// The name.
        name: String,
    },
    /// None of the reader's alternatives takes it.
    NoBranch {
        /// The member that tells the alternatives apart, where the reader has one.
        tag: Option<String>,
        /// Its value; none where it is not there.
        value: Option<String>,
    },
    /// Several of the reader's alternatives take it, of which one alone must.
    SeveralBranches,
    /// The reader excludes it.
    Excluded,
}

impl FaultKind {
    /// The member that it is about: the one that is missing or refused, or the tag.
    #[must_use]
    pub fn member(&self) -> Option<&str> {
        match self {
            Self::NoBranch { tag, .. } => tag.as_deref(),
            Self::MissingMember { name } | Self::UnexpectedMember { name } | Self::MemberName { name } => Some(name),
            _ => None,
        }
    }
}

/// Why a verdict could not be reached.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Undecided {
    /// One of `keyword`, `pattern`, `format`, `number-size`, `remote`, `unique-items`, `budget`.
    pub why: &'static str,
    /// The keyword at fault; empty where none is.
    pub keyword: String,
    /// Where it stands: `writer` or `reader`, `#` and a JSON Pointer; empty where it stands nowhere.
    pub place: String,
}

impl fmt::Display for Undecided {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = match self.why {
            "keyword" => "the engine does not decide this keyword here",
            "pattern" => "the pattern is outside the regular languages, or too large",
            "format" => "no value is known that decides between these formats",
            "number-size" => "numbers beyond 64 bits or 18 decimals",
            "remote" => "the reference leads out of what is at hand: give the document with --remote",
            "unique-items" => "items that must differ are not counted",
            _ => "the steps are used up",
        };
        write!(f, "undecided ({}): {text}", self.why)?;
        if !self.keyword.is_empty() {
            write!(f, ": `{}`", self.keyword)?;
        }
        if self.place.is_empty() { Ok(()) } else { write!(f, " at {}", self.place) }
    }
}

/// Why two schemas could not be compared. The command line ends with exit code 2.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompareError {
    text: String,
    internal: bool,
}

impl CompareError {
    pub(crate) fn unreadable(text: impl fmt::Display) -> Self {
        Self { text: text.to_string(), internal: false }
    }

    pub(crate) fn internal(text: impl fmt::Display) -> Self {
        Self { text: format!("internal error: {text}: please report it with both schemas"), internal: true }
    }

    /// Whether a witness failed its check: the engine is wrong, not the schemas.
    #[must_use]
    pub fn is_internal(&self) -> bool {
        self.internal
    }
}

impl fmt::Display for CompareError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl std::error::Error for CompareError {}
