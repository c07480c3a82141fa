//! From the catalog to contracts: what each linked event writes and reads, with what the rest of this crate needs to
//! know about it. The only module that asks catalog entries for contracts.

use event_core::catalog::Entry;
use event_core::schema::{Contract as CoreContract, Place as CorePlace, Side};
use serde_json::Value;

use crate::error::Error;
use crate::validator::{DRAFT, try_validator};

/// The contracts of one event.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct EventContract {
    /// The CloudEvents `type`, which names the files.
    pub event_type: String,
    /// The name, without the version.
    pub name: String,
    /// The version in the type; events of others may have none.
    pub version: Option<u32>,
    /// The topic.
    pub topic: String,
    /// The member that is the ordering key.
    pub key: Option<String>,
    /// The package of the Rust type.
    pub package: String,
    /// The Rust type with its path.
    pub rust: String,
    /// The file of the Rust type, as the compiler names it.
    pub file: String,
    /// The line of the Rust type.
    pub line: u32,
    /// Whether others define this event (`type = ".."` is given).
    pub foreign: bool,
    /// Whether the Rust type has a doc comment.
    pub documented: bool,
    /// What is written; `None` for `reader` types.
    pub writer: Option<Value>,
    /// What is accepted, where that differs from what is written.
    pub reader: Option<Value>,
    /// Where definitions and members come from.
    pub(crate) places: Vec<Place>,
}

/// Where a part of a contract comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Place {
    /// The definition; empty: the root.
    pub(crate) definition: String,
    pub(crate) member: Option<String>,
    pub(crate) rust: String,
    pub(crate) file: String,
    pub(crate) line: u32,
}

impl EventContract {
    /// The contract that this program's own members are looked up in.
    pub(crate) fn own(&self) -> Option<&Value> {
        self.writer.as_ref().or(self.reader.as_ref())
    }
}

/// The contracts of catalog entries, in the order of their types.
///
/// # Errors
/// Every problem of every entry: two events of one type, two types of one definition name, a contract that is no valid
/// schema.
pub(crate) fn of(entries: &[&Entry]) -> Result<Vec<EventContract>, Error> {
    let mut problems = duplicates(entries);
    let mut contracts = Vec::with_capacity(entries.len());
    for entry in entries {
        match contract(entry) {
            Ok(contract) => contracts.push(contract),
            Err(mut found) => problems.append(&mut found),
        }
    }
    contracts.sort_by(|a, b| a.event_type.cmp(&b.event_type));
    if problems.is_empty() { Ok(contracts) } else { Err(Error::catalog(problems)) }
}

/// Two events of one type, or of types that name one file: one problem each.
pub(crate) fn duplicates(entries: &[&Entry]) -> Vec<String> {
    let mut problems = Vec::new();
    for (at, entry) in entries.iter().enumerate() {
        // Types name files, and some file systems ignore case.
        let first = entries[..at].iter().find(|first| first.event_type.eq_ignore_ascii_case(entry.event_type));
        let Some(first) = first else { continue };
        let what = if first.event_type == entry.event_type {
            format!("two events of type `{}`", entry.event_type)
        } else {
            format!("two events whose types differ in case only, `{}` and `{}`", first.event_type, entry.event_type)
        };
        problems.push(format!(
            "{what}: {} and {}: give one of them another name or version",
            at_place(first),
            at_place(entry)
        ));
    }
    problems
}

fn at_place(entry: &Entry) -> String {
    format!("{} ({}:{})", entry.info.rust, entry.info.file, entry.info.line)
}

fn contract(entry: &Entry) -> Result<EventContract, Vec<String>> {
    let side = |side| side_of(entry, side);
    let (writer, reader) =
        if entry.reader_only { (None, side(Side::Reader)) } else { (Some(side(Side::Writer)), side(Side::Reader)) };
    let (writer, reader) = match (writer.transpose(), reader) {
        (Ok(writer), Ok(reader)) => (writer, reader),
        (Err(mut writer), reader) => {
            // Both sides mostly fail for the same reason.
            writer.extend(reader.err().unwrap_or_default());
            writer.dedup();
            return Err(writer);
        }
        (_, Err(reader)) => return Err(reader),
    };
    let differs = writer.as_ref().is_none_or(|writer| !same(&writer.schema, &reader.schema));
    let places = writer.as_ref().map_or(&reader.places, |writer| &writer.places).iter().map(place).collect();
    Ok(EventContract {
        event_type: entry.event_type.to_owned(),
        name: entry.name.to_owned(),
        version: entry.version,
        topic: entry.topic.to_owned(),
        key: entry.info.key.map(str::to_owned),
        package: entry.info.package.to_owned(),
        rust: entry.info.rust.to_owned(),
        file: entry.info.file.replace('\\', "/"),
        line: entry.info.line,
        foreign: entry.info.foreign,
        documented: entry.info.docs,
        writer: writer.map(|contract| contract.schema),
        reader: differs.then_some(reader.schema),
        places,
    })
}

fn side_of(entry: &Entry, side: Side) -> Result<CoreContract, Vec<String>> {
    let contract = entry.contract(side).map_err(|error| vec![format!("{}: {error}", at_place(entry))])?;
    let problems = faults(entry, side, &contract.schema);
    if problems.is_empty() { Ok(contract) } else { Err(problems) }
}

fn place(place: &CorePlace) -> Place {
    Place {
        definition: place.definition.clone(),
        member: place.member.clone(),
        rust: place.rust.clone(),
        file: place.file.replace('\\', "/"),
        line: place.line,
    }
}

/// Whether two contracts say the same, apart from whose side they are.
fn same(writer: &Value, reader: &Value) -> bool {
    let without_side = |schema: &Value| {
        let mut schema = schema.clone();
        if let Value::Object(root) = &mut schema {
            root.shift_remove("x-contract");
        }
        schema
    };
    without_side(writer) == without_side(reader)
}

/// What is wrong with a contract that an entry made. Other programs rely on these keys.
fn faults(entry: &Entry, side: Side, schema: &Value) -> Vec<String> {
    let contract = if side == Side::Writer { "writer" } else { "reader" };
    let event = &schema["x-event"];
    let text = |value: Option<&str>| value.map_or(Value::Null, Value::from);
    let expected = [
        ("name", text(Some(entry.name))),
        ("topic", text(Some(entry.topic))),
        ("version", entry.version.map_or(Value::Null, Value::from)),
        ("key", text(entry.info.key)),
        ("sunset", text(entry.info.sunset)),
        ("max-bytes", Value::from(entry.max_bytes)),
        ("upcast", text(entry.info.upcast)),
    ];
    let mut problems: Vec<String> = expected
        .iter()
        .filter(|(key, value)| event[*key] != *value)
        .map(|(key, value)| {
            format!("{}: the {contract} contract has x-event.{key} {}, expected {value}", at_place(entry), event[*key])
        })
        .collect();
    for (key, expected) in [("$schema", DRAFT), ("x-contract", contract)] {
        if schema[key] != expected {
            problems.push(format!(
                "{}: the {contract} contract has {key} {}, expected \"{expected}\"",
                at_place(entry),
                schema[key]
            ));
        }
    }
    if let Err(error) = try_validator(schema) {
        problems.push(format!(
            "{}: the {contract} contract is no valid JSON Schema: {error}: check the `PATTERN` of your text leaves",
            at_place(entry)
        ));
    }
    problems
}
