//! Which rule a break falls under: worked out from the witness and what both contracts say at its place. The verdict does
//! not come from here.

use serde_json::Value;

use super::readable::{Side, is_integer_text, is_same_schema, listed, member, object_of, says};
use super::{Rule, rule};
use crate::compare::{Fault, FaultKind};
use crate::gate::Direction;

/// An edit of a contract, as far as a break is concerned.
#[derive(Debug, Clone, Copy)]
pub struct Edit<'a> {
    /// Backward: the reader is the newer one; forward: the writer is.
    pub direction: Direction,
    /// The writer's contract as it stands.
    pub writer: &'a Value,
    /// The reader's contract as it stands.
    pub reader: &'a Value,
    /// The document that is refused.
    pub witness: &'a Value,
    /// Whether the reader of the latest committed contract takes the witness, where that contract is not the writer's own:
    /// then it knew an older name.
    pub was_read: bool,
}

/// A fault under its rule.
#[derive(Debug, Clone, PartialEq)]
pub struct Named {
    /// The rule.
    pub rule: &'static Rule,
    /// What was done to what, such as `` `note` is no longer written ``.
    pub what: String,
}

/// The rule of a fault.
///
/// # Examples
/// ```
/// use event_schema::{CompareOptions, Direction, compare};
/// use event_schema::rules::{Edit, classify};
/// use serde_json::json;
///
/// let old = json!({"properties": {"qty": {}}});
/// let new = json!({"properties": {"qty": {}}, "required": ["qty"]});
/// let comparison = compare(&old, &new, &CompareOptions::default())?;
/// let found = &comparison.breaks[0];
/// let edit = Edit {
///     direction: Direction::Backward,
///     writer: &old,
///     reader: &new,
///     witness: &serde_json::from_str(&found.witness)?,
///     was_read: false,
/// };
/// assert_eq!(classify(&found.faults[0], &edit).rule.id, "field-became-required");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn classify(fault: &Fault, edit: &Edit<'_>) -> Named {
    let (id, what) = id(fault, edit);
    Named { rule: rule(id), what }
}

/// The rule's name, and what was done.
fn id(fault: &Fault, edit: &Edit<'_>) -> (&'static str, String) {
    let backward = edit.direction == Direction::Backward;
    let either = |if_backward, if_forward| if backward { if_backward } else { if_forward };
    let value = value_name(&fault.pointer);
    match &fault.kind {
        FaultKind::MissingMember { name } => missing(fault, edit, name),
        FaultKind::UnexpectedMember { name } => {
            ("member-refused", format!("`{name}` is written, which the reader refuses"))
        }
        FaultKind::MemberName { name } => {
            ("map-key-changed", format!("`{name}` is no key that the reader takes in {value}"))
        }
        FaultKind::WrongKind { found: "null", .. } => {
            (either("null-removed", "null-added"), format!("{value} {}", either("no longer takes null", "may be null")))
        }
        FaultKind::WrongKind { expected, found } => {
            let both = format!("{value} was written as {found}, and is read as {}", expected.join(" or "));
            (if changed_form(fault, edit, expected, found) { "integer-form-changed" } else { "type-changed" }, both)
        }
        FaultKind::NotInteger => ("type-changed", format!("{value} may have a fraction, and is read as an integer")),
        FaultKind::OutOfRange | FaultKind::NotAMultiple => (
            either("range-narrowed", "range-widened"),
            format!("{value} has {} range", either("a narrower", "a wider")),
        ),
        FaultKind::TextLength | FaultKind::TooFewItems | FaultKind::TooManyItems | FaultKind::MemberCount => {
            let length = format!("{value} has {} bounds on its length", either("narrower", "wider"));
            (either("length-narrowed", "length-widened"), length)
        }
        FaultKind::Pattern | FaultKind::Format { .. } => text_form(fault, edit),
        FaultKind::NotInSet if writer_lists(fault, edit) => {
            let listed = edit.witness.pointer(&fault.pointer).map(Value::to_string).unwrap_or_default();
            let what = format!("{value} {} `{listed}`", either("no longer takes", "may be"));
            (either("enum-value-removed", "enum-value-added"), what)
        }
        FaultKind::NoBranch { tag: Some(tag), value: None } => {
            ("tag-renamed", format!("{value} is told apart by another member than `{tag}`"))
        }
        FaultKind::NoBranch { tag: Some(_), value: Some(variant) } if writer_lists(fault, edit) => {
            let what = format!("{value} {} the variant `{variant}`", either("no longer has", "has"));
            (either("variant-removed", "variant-added"), what)
        }
        FaultKind::NotInSet | FaultKind::NoBranch { tag: Some(_), .. } => {
            (either("enum-closed", "enum-opened"), format!("{value} {}", either("became closed", "became open")))
        }
        FaultKind::NotUnique => ("uniqueness-changed", format!("{value} may hold an item twice")),
        FaultKind::NoBranch { .. } | FaultKind::SeveralBranches | FaultKind::Excluded => {
            ("value-excluded", format!("{value} may be what the reader excludes"))
        }
    }
}

/// A value by its pointer.
fn value_name(pointer: &str) -> String {
    if pointer.is_empty() { "the event".to_owned() } else { format!("`{pointer}`") }
}

fn missing(fault: &Fault, edit: &Edit<'_>, name: &str) -> (&'static str, String) {
    let is_declared = fault.member_place.is_some();
    match edit.direction {
        Direction::Backward if edit.was_read => {
            ("alias-removed", format!("`{name}` is no longer read under an older name"))
        }
        Direction::Backward if is_declared => {
            ("field-became-required", format!("`{name}` could be missing and is required"))
        }
        Direction::Forward if is_declared => ("field-became-optional", format!("`{name}` may be missing")),
        direction => match (renamed(fault, edit, name), direction) {
            (Some(old), Direction::Backward) => ("field-renamed", format!("`{old}` became `{name}`")),
            (Some(new), Direction::Forward) => ("field-renamed", format!("`{name}` became `{new}`")),
            (None, Direction::Backward) => ("field-added-required", format!("`{name}` is new and required")),
            (None, Direction::Forward) => ("field-removed", format!("`{name}` is no longer written")),
        },
    }
}

/// The member of the witness that the reader does not know, of the same schema and at the nearest place.
fn renamed(fault: &Fault, edit: &Edit<'_>, name: &str) -> Option<String> {
    let written = edit.witness.pointer(&fault.pointer)?.as_object()?;
    let (writer, reader) = (object_of(fault, edit, Side::Writer)?, object_of(fault, edit, Side::Reader)?);
    let (place, wanted) = member(edit.reader, reader, name)?;
    let candidates = written.keys().filter_map(|key| {
        let (at, schema) = member(edit.writer, writer, key)?;
        let is_new = member(edit.reader, reader, key).is_none();
        (is_new && is_same_schema(schema, wanted)).then(|| (at.abs_diff(place), key.clone()))
    });
    candidates.min().map(|(_, key)| key)
}

fn changed_form(fault: &Fault, edit: &Edit<'_>, expected: &[&str], found: &str) -> bool {
    let writer = says(fault, edit, Side::Writer);
    let reader = says(fault, edit, Side::Reader);
    match (expected, found) {
        (_, "integer") => expected.contains(&"string") && reader.is_some_and(is_integer_text),
        ([..], "string") => expected.contains(&"integer") && writer.is_some_and(is_integer_text),
        _ => false,
    }
}

fn text_form(fault: &Fault, edit: &Edit<'_>) -> (&'static str, String) {
    let value = value_name(&fault.pointer);
    let (writer, reader) = (says(fault, edit, Side::Writer), says(fault, edit, Side::Reader));
    let both = |test: &dyn Fn(&Value) -> bool| writer.is_some_and(test) && reader.is_some_and(test);
    if both(&|schema| schema["format"] == "date-time") {
        return ("timestamp-precision-changed", format!("{value} has times of another precision or offset"));
    }
    if both(&is_integer_text) {
        return match edit.direction {
            Direction::Backward => ("range-narrowed", format!("{value} has a narrower range")),
            Direction::Forward => ("range-widened", format!("{value} has a wider range")),
        };
    }
    ("text-form-changed", format!("{value} is a string of another form"))
}

/// Whether the writer lists the values that it writes there.
fn writer_lists(fault: &Fault, edit: &Edit<'_>) -> bool {
    let place = fault.member_place.as_ref().filter(|_| matches!(fault.kind, FaultKind::NoBranch { .. }));
    place
        .or(fault.writer_place.as_ref())
        .and_then(|place| edit.writer.pointer(place))
        .is_none_or(|it| listed(edit.writer, it))
}
