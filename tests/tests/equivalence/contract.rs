//! The two contracts of a subject as validators: R, and W closed.

use event_core::schema::Side;
#[cfg(feature = "event-schema")]
use event_schema::{close, validator};
use serde_json::Value;

#[cfg(not(feature = "event-schema"))]
use crate::plain::{close, validator};
use crate::subject::Subject;

/// A subject's schemas and their validators.
#[derive(Debug)]
pub(crate) struct Contracts {
    /// The reader file.
    pub(crate) reader: Value,
    /// The writer file, closed.
    pub(crate) writer: Value,
    reads: jsonschema::Validator,
    writes: jsonschema::Validator,
}

impl Contracts {
    /// Exports both sides and builds their validators.
    pub(crate) fn of(subject: &Subject) -> Self {
        let reader = (subject.contract)(Side::Reader);
        let writer = close(&(subject.contract)(Side::Writer));
        let (reads, writes) = (validator(&without_encodings(&reader)), validator(&without_encodings(&writer)));
        Self { reader, writer, reads, writes }
    }

    /// Whether R has no keyword that refuses anything.
    pub(crate) fn reader_takes_all(&self) -> bool {
        const NOTES: [&str; 3] = ["$schema", "title", "description"];
        self.reader.as_object().is_some_and(|root| root.keys().all(|keyword| NOTES.contains(&keyword.as_str())))
    }

    /// Why the value is not valid under R.
    pub(crate) fn reader_says(&self, value: &Value) -> Result<(), String> {
        says(&self.reads, value)
    }

    /// Why the value is not valid under W closed.
    pub(crate) fn writer_says(&self, value: &Value) -> Result<(), String> {
        says(&self.writes, value)
    }
}

/// The schema without `contentEncoding`, which validators may assert or not: the pattern beside it says it all.
fn without_encodings(schema: &Value) -> Value {
    match schema {
        Value::Object(object) => {
            let kept =
                object.iter().filter(|(keyword, encoding)| *keyword != "contentEncoding" || !encoding.is_string());
            Value::Object(kept.map(|(keyword, inner)| (keyword.clone(), without_encodings(inner))).collect())
        }
        Value::Array(schemas) => schemas.iter().map(without_encodings).collect(),
        other => other.clone(),
    }
}

/// What a contract says of documents, without what it says of the type.
pub(crate) fn without_names(contract: &Value) -> Value {
    let mut contract = contract.clone();
    if let Some(root) = contract.as_object_mut() {
        root.retain(|keyword, _| !["title", "description", "x-event", "x-contract"].contains(&keyword.as_str()));
    }
    contract
}

fn says(validator: &jsonschema::Validator, value: &Value) -> Result<(), String> {
    if validator.is_valid(value) {
        return Ok(());
    }
    let error = validator.validate(value).err();
    Err(error.map_or("invalid".to_owned(), |error| format!("{error} at {:?}", error.instance_path().as_str())))
}
