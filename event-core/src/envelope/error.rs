//! `EnvelopeError`: why bytes are no envelope, and where, without showing what they hold.

use std::borrow::Cow;
use std::fmt;

use super::parse;
use crate::guess::{CUT_OFF, folded, guess, hint, names_at};
use crate::json::{Abridged, Found, Problem, ReadError, line_column, pointer_at};

/// Bytes are no CloudEvents envelope.
///
/// Its text says the event's type and id as far as they could be read, the JSON Pointer, line, column (both from 1) and
/// byte offset, what was expected, and the kind and length of what was found. It never shows a value of the data or of
/// another attribute.
#[derive(Debug, Clone)]
pub struct EnvelopeError(Box<Failure>);

#[derive(Debug, Clone)]
struct Failure {
    problem: Option<Problem>,
    offset: usize,
    line: usize,
    column: usize,
    pointer: String,
    event_type: Option<String>,
    id: Option<String>,
    guess: Option<&'static str>,
    hint: Option<Cow<'static, str>>,
    /// An object that nothing marks as an envelope.
    bare: bool,
}

/// Where an envelope starts in the document around it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    /// Which item of a batch it is.
    index: Option<usize>,
    offset: usize,
    line: usize,
    column: usize,
}

impl Place {
    /// The start of the document.
    pub(super) const START: Self = Self { index: None, offset: 0, line: 1, column: 1 };

    /// Goes on behind `text`.
    pub(super) fn walk(&mut self, text: &str) {
        (self.line, self.column) = self.position(text, text.len());
        self.offset += text.len();
    }

    /// This place, as that of a batch's item.
    pub(super) fn of_item(self, index: usize) -> Self {
        Self { index: Some(index), ..self }
    }

    /// Line and column at `offset` of the text that starts here.
    fn position(&self, text: &str, offset: usize) -> (usize, usize) {
        match line_column(text, offset) {
            (1, column) => (self.line, self.column + column - 1),
            (line, column) => (self.line + line - 1, column),
        }
    }
}

impl EnvelopeError {
    /// The failure to read the envelope `text`, which stands at `place`.
    pub(super) fn read(text: &str, place: &Place, error: &ReadError) -> Self {
        Self::at(text, place, error.offset(), Some(error.problem().clone()))
    }

    /// `bytes` are UTF-8 only up to `offset`.
    pub(super) fn not_utf8(bytes: &[u8], offset: usize) -> Self {
        let text = std::str::from_utf8(&bytes[..offset]).unwrap_or_default();
        let mut error = Self::at(text, &Place::START, offset, None);
        error.0.guess = guess(bytes);
        let cut = std::str::from_utf8(bytes).is_err_and(|error| error.error_len().is_none());
        error.0.hint = cut.then_some(CUT_OFF.into());
        error
    }

    fn at(text: &str, place: &Place, mut offset: usize, mut problem: Option<Problem>) -> Self {
        let bare = problem.as_ref().is_some_and(|problem| is_bare(text, problem));
        // The members of a bare body are private, `type` and `id` too.
        let (event_type, id) = if bare { (None, None) } else { parse::names_of(text) };
        let hint = problem.as_ref().and_then(|problem| match problem {
            _ if bare => Some("perhaps a bare body, which `decode` reads".into()),
            Problem::Missing { .. } => None,
            Problem::Expected { found, .. } if text[..offset].trim_ascii().is_empty() => match found {
                Found::Array if place.index.is_none() => Some("a batch? `parse_batch` reads it".into()),
                Found::Object => Some("one envelope? `Envelope::parse` reads it".into()),
                _ => hint(text, offset, problem),
            },
            _ => hint(text, offset, problem),
        });
        if bare {
            offset = text.len() - text.trim_ascii_start().len();
            problem = Some(Problem::Missing { field: "specversion" });
        }
        let (line, column) = place.position(text, offset);
        let guess = match problem {
            Some(Problem::Syntax { .. }) => guess(text.as_bytes()),
            _ => None,
        };
        let mut pointer = pointer_at(text, offset);
        if let Some(index) = place.index {
            pointer.insert_str(0, &format!("/{index}"));
        }
        let offset = place.offset + offset;
        Self(Box::new(Failure { problem, offset, line, column, pointer, event_type, id, guess, hint, bare }))
    }

    /// Whether the bytes are no JSON text: not UTF-8, or against the grammar.
    pub fn is_not_json(&self) -> bool {
        matches!(self.0.problem, None | Some(Problem::Syntax { .. }))
    }

    /// Whether a member comes twice.
    pub fn is_duplicate(&self) -> bool {
        matches!(self.0.problem, Some(Problem::Duplicate { .. }))
    }

    /// Whether an attribute that each envelope must have is absent or null.
    pub fn is_missing(&self) -> bool {
        matches!(self.0.problem, Some(Problem::Missing { .. }))
    }

    /// Whether arrays and objects are nested more than 64 levels deep in the data.
    pub fn is_too_deep(&self) -> bool {
        matches!(self.0.problem, Some(Problem::TooDeep))
    }

    /// Whether the text is JSON and a name or a value in it, or the whole of it, is none that CloudEvents allows.
    pub fn is_wrong_value(&self) -> bool {
        matches!(self.0.problem, Some(Problem::Refused { .. } | Problem::Expected { .. }))
    }

    /// JSON Pointer (RFC 6901) of the value, empty for the whole document; from the batch's root for an envelope in a
    /// batch.
    pub fn pointer(&self) -> &str {
        &self.0.pointer
    }

    /// Line and column in the document, both from 1, columns in characters.
    pub fn line_column(&self) -> (usize, usize) {
        (self.0.line, self.0.column)
    }

    /// Byte offset in the document.
    pub fn offset(&self) -> usize {
        self.0.offset
    }

    /// The kind and length of the value that was found, where there is one.
    pub fn found(&self) -> Option<Found> {
        match self.0.problem {
            Some(Problem::Refused { found, .. } | Problem::Expected { found, .. }) => Some(found),
            _ => None,
        }
    }

    /// What the bytes look like, where they are no JSON: gzip, HTML, a byte order mark, Avro, ..
    pub fn guess(&self) -> Option<&'static str> {
        self.0.guess
    }

    /// The event's `type`, as far as it could be read. Unverified.
    pub fn event_type(&self) -> Option<&str> {
        self.0.event_type.as_deref()
    }

    /// The event's `id`, as far as it could be read. Unverified.
    pub fn id(&self) -> Option<&str> {
        self.0.id.as_deref()
    }
}

impl fmt::Display for EnvelopeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let failure = &*self.0;
        f.write_str(if failure.bare { "no CloudEvents envelope" } else { "envelope" })?;
        if let Some(event_type) = &failure.event_type {
            write!(f, " of {}", Abridged(event_type))?;
        }
        if let Some(id) = &failure.id {
            write!(f, " (id {})", Abridged(id))?;
        }
        f.write_str(": ")?;
        if !failure.pointer.is_empty() {
            write!(f, "at {}: ", Abridged(&failure.pointer))?;
        }
        match &failure.problem {
            None => f.write_str("not valid JSON: expected UTF-8")?,
            Some(Problem::Missing { field }) if failure.bare => write!(f, "no `{field}`")?,
            Some(Problem::Missing { field }) => write!(f, "missing attribute `{field}`")?,
            Some(Problem::Duplicate { key }) => write!(f, "duplicate attribute `{}`", Abridged(key))?,
            Some(problem) => problem.fmt(f)?,
        }
        write!(f, ", at line {} column {}", failure.line, failure.column)?;
        match (failure.guess, &failure.hint) {
            (Some(guess), _) => write!(f, " (this looks like {guess})"),
            (None, Some(hint)) => write!(f, " ({hint})"),
            (None, None) => Ok(()),
        }
    }
}

impl std::error::Error for EnvelopeError {}

/// Whether `text`, which is no envelope by `problem`, is an object that was never meant to be one.
///
/// It has no `specversion` in any spelling. With both `source` and `type` it is an envelope that lacks the one attribute.
fn is_bare(text: &str, problem: &Problem) -> bool {
    let of_shape = matches!(problem, Problem::Expected { .. } | Problem::Refused { .. } | Problem::Missing { .. });
    let Some(names) = of_shape.then(|| names_at(text)).flatten() else { return false };
    let has = |wanted: &str| names.iter().any(|name| folded(name) == wanted);
    let meant = names.is_empty() || has("specversion") || (has("source") && has("type"));
    !meant
}
