//! The second opinion: a witness is shown only if the `jsonschema` crate agrees that the writer may write it and the
//! reader refuses it.

use std::fmt;

use jsonschema::{ValidationOptions, Validator};
use serde_json::Value;

use super::verdict::{CompareError, CompareOptions, Formats};

/// The validators of both schemas.
pub(crate) struct Check {
    writer: Validator,
    reader: Validator,
}

/// A value that the reader refuses, in the validator's words.
#[derive(Debug, Clone)]
pub(crate) struct Refused {
    /// JSON Pointer into the document.
    pub(crate) pointer: String,
    /// JSON Pointer into the reader's schema.
    pub(crate) place: String,
    pub(crate) words: String,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at \"{}\"", self.words, self.pointer)
    }
}

impl Check {
    /// # Errors
    /// The validator does not take one of the schemas.
    pub(crate) fn new(writer: &Value, reader: &Value, options: &CompareOptions) -> Result<Self, CompareError> {
        let validator = |schema: &Value, name: &str| {
            validators(options)
                .with_retriever(options.remotes.clone())
                .build(schema)
                .map_err(|error| CompareError::unreadable(format!("{name}: {error}")))
        };
        Ok(Self { writer: validator(writer, "writer")?, reader: validator(reader, "reader")? })
    }

    /// Whether the writer may write it.
    pub(crate) fn is_written(&self, document: &Value) -> bool {
        self.writer.is_valid(document)
    }

    /// Everything that the reader finds wrong with it; nothing: it takes it.
    pub(crate) fn refusals(&self, document: &Value) -> Vec<Refused> {
        self.reader
            .iter_errors(document)
            .map(|error| Refused {
                pointer: error.instance_path().to_string(),
                place: error.schema_path().to_string(),
                words: error.to_string(),
            })
            .collect()
    }
}

fn validators<'a>(options: &CompareOptions) -> ValidationOptions<'a> {
    let mut validators = jsonschema::options().offline();
    if let Some(dialect) = options.dialect {
        validators = validators.with_draft(dialect.draft());
    }
    match options.formats {
        Formats::ByDialect => validators,
        Formats::Assert => validators.should_validate_formats(true),
        Formats::Annotate => validators.should_validate_formats(false),
    }
}
