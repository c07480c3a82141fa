//! The question itself, for one linked type and one other contract: can the reader read everything that the writer may
//! write? From its answer to findings, each with a witness that the linked type has confirmed.

use event_core::catalog::Entry;
use serde_json::Value;

use super::baselines::Content;
use super::report::{Against, Because, Direction, GateFinding, RustPlace, Witness};
use super::{places, verify};
use crate::compare::{Break, CompareOptions, Fault, FaultKind, Undecided, compare};
use crate::contracts::EventContract;
use crate::error::Error;
use crate::rules::{self, Edit, classify};
use crate::validator::try_validator;

/// Another contract that a linked type is compared with.
#[derive(Debug, Clone, Copy)]
pub(super) struct Other<'a> {
    pub(super) content: &'a Content,
    pub(super) document: &'a Value,
    /// Whose it is, where it is no earlier contract of the type itself.
    pub(super) owner: Option<&'a str>,
    /// What the latest committed reader takes, where that is not of this contract's time: it may know older names.
    pub(super) later_reader: Option<&'a Value>,
}

/// A linked type.
#[derive(Debug, Clone, Copy)]
pub(super) struct Linked<'a> {
    pub(super) contract: &'a EventContract,
    /// The Rust type, to confirm witnesses.
    pub(super) entry: Option<&'a Entry>,
}

impl<'a> Linked<'a> {
    fn reads(&self) -> Option<&'a Value> {
        self.contract.reader.as_ref().or(self.contract.writer.as_ref())
    }

    /// What is found where the linked type is compared with another contract.
    ///
    /// # Errors
    /// The other contract cannot be read, or a witness does not stand its check.
    pub(super) fn compare(&self, direction: Direction, other: Other<'_>) -> Result<Vec<GateFinding>, Error> {
        let own = match direction {
            Direction::Backward => self.reads(),
            // An event that others define comes from them: no service waits for what this type would write.
            Direction::Forward if self.contract.foreign => None,
            Direction::Forward => self.contract.writer.as_ref(),
        };
        let Some(own) = own else { return Ok(Vec::new()) };
        let (writer, reader) = match direction {
            Direction::Backward => (other.document, own),
            Direction::Forward => (own, other.document),
        };
        let comparison = compare(writer, reader, &CompareOptions::default()).map_err(|error| {
            Error::gate(vec![format!(
                "{}: {direction}, with {}: {error}",
                self.contract.event_type, other.content.against
            )])
        })?;
        let asked = Question { linked: *self, direction, other, writer, reader };
        let mut findings = Vec::new();
        for found in &comparison.breaks {
            let decoder = self.confirm(direction, &found.witness)?;
            findings.extend(found.faults.iter().map(|fault| asked.broken(found, fault, decoder.clone())));
        }
        findings.extend(comparison.undecided.iter().map(|undecided| asked.undecided(undecided)));
        Ok(findings)
    }

    /// The linked type's own words, where it is the one that refuses.
    fn confirm(&self, direction: Direction, witness: &str) -> Result<Option<String>, Error> {
        match (self.entry, direction) {
            (None, _) => Ok(None),
            (Some(entry), Direction::Backward) => verify::refused(entry, witness).map(Some),
            (Some(entry), Direction::Forward) => verify::written(entry, witness).map(|()| None),
        }
    }
}

/// Who is asked for what.
struct Question<'a> {
    linked: Linked<'a>,
    direction: Direction,
    other: Other<'a>,
    writer: &'a Value,
    reader: &'a Value,
}

impl Question<'_> {
    fn broken(&self, found: &Break, fault: &Fault, decoder: Option<String>) -> GateFinding {
        let witness: Value = serde_json::from_str(&found.witness).expect("a witness is JSON");
        let reads = |schema: &Value| try_validator(schema).is_ok_and(|validator| validator.is_valid(&witness));
        let was_read = self.other.later_reader.is_some_and(reads);
        let Self { direction, writer, reader, .. } = *self;
        let named = classify(fault, &Edit { direction, writer, reader, witness: &witness, was_read });
        let message = format!("{}: {}", named.what, self.consequence());
        let mut finding = self.finding(named.rule.id, message, named.rule.fix);
        finding.pointer = pointer(fault);
        finding.place = Some(self.place(fault));
        finding.because = self.because(fault);
        finding.witness = Some(Witness {
            text: found.witness.clone(),
            pointer: fault.pointer.clone(),
            validator: fault.refused.clone(),
            decoder,
        });
        finding
    }

    fn undecided(&self, undecided: &Undecided) -> GateFinding {
        let message = format!("it is not known whether {}: {undecided}", self.consequence());
        let fix = rules::find("undecided").map_or("", |rule| rule.fix);
        let mut finding = self.finding("undecided", message, fix);
        finding.pointer = undecided.place.split_once('#').map_or(String::new(), |(_, pointer)| pointer.to_owned());
        let pointer = Some(finding.pointer.as_str());
        finding.place = Some(places::rust(self.linked.contract, &[pointer], None));
        finding
    }

    /// What a break leads to.
    fn consequence(&self) -> String {
        match (self.direction, self.other.owner) {
            (_, Some(owner)) => format!("the type refuses what {owner} writes"),
            (Direction::Backward, None) => String::from("new code refuses events that are stored or in flight"),
            (Direction::Forward, None) => String::from("services on the committed version refuse new events"),
        }
    }

    fn finding(&self, rule: &'static str, message: String, fix: &str) -> GateFinding {
        GateFinding {
            version: self.linked.contract.version,
            direction: Some(self.direction),
            against: Some(self.against()),
            ..GateFinding::new(rule, &self.linked.contract.event_type, message, fix)
        }
    }

    fn against(&self) -> Against {
        self.other.content.against.clone()
    }

    fn place(&self, fault: &Fault) -> RustPlace {
        let reader = Some(fault.reader_place.as_str());
        let writer = fault.member_place.as_deref().or(fault.writer_place.as_deref());
        let pointers = match self.direction {
            Direction::Backward => [reader, writer],
            Direction::Forward => [writer, reader],
        };
        places::rust(self.linked.contract, &pointers, fault.kind.member())
    }

    /// What the other contract says of the value.
    fn because(&self, fault: &Fault) -> Option<Because> {
        let pointer = match self.direction {
            Direction::Backward => fault.member_place.as_deref().or(fault.writer_place.as_deref())?,
            Direction::Forward => &fault.reader_place,
        };
        let (line, said) = places::line(&self.other.content.text, pointer, fault.kind.member())?;
        let text = match (&fault.kind, self.direction) {
            (FaultKind::MissingMember { name }, Direction::Forward) => format!("`{name}` is required"),
            (FaultKind::MissingMember { name }, Direction::Backward) if fault.member_place.is_some() => {
                format!("`{name}` may be missing")
            }
            (FaultKind::MissingMember { name }, Direction::Backward) => format!("there is no `{name}`"),
            _ => format!("it says `{}`", said.trim_end_matches(',')),
        };
        Some(Because { text, against: self.against(), line })
    }
}

/// What a waiver names: where the reader says so, of a missing member where it speaks of that.
fn pointer(fault: &Fault) -> String {
    match (&fault.kind, fault.reader_place.strip_suffix("/required")) {
        (FaultKind::MissingMember { name }, Some(object)) => {
            format!("{object}/properties/{}", name.replace('~', "~0").replace('/', "~1"))
        }
        _ => fault.reader_place.clone(),
    }
}
