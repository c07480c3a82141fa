//! Reading a body: [`decode`], and [`DecodeError`], which says where, what was expected and what was found.

use std::borrow::Cow;
use std::fmt;

use crate::event::Event;
use crate::field::Rules;
use crate::guess::{CUT_OFF, guess, hint};
use crate::json::{Abridged, Problem, ReadError, Reader, line_column, pointer_at};
use crate::payload::Payload;

/// Reads a body.
///
/// The body is UTF-8 JSON, at most 64 levels deep.
///
/// # Errors
/// [`DecodeError`] for everything that the type's reader schema does not allow, duplicate names included.
///
/// ```
/// let lines: Vec<String> = event_core::decode(br#"["a", "b"]"#)?;
/// assert_eq!(lines, ["a", "b"]);
/// let error = event_core::decode::<Vec<String>>(br#"["a", 7]"#).unwrap_err();
/// assert_eq!(error.pointer(), "/1");
/// assert_eq!(error.to_string(), "at /1: expected a string, found a number of 1 digit, at line 1 column 7");
/// # Ok::<(), event_core::DecodeError>(())
/// ```
pub fn decode<T: Payload>(body: &[u8]) -> Result<T, DecodeError> {
    read_with(body, |reader| T::read(reader, &Rules::NONE))
}

/// Reads a body that was published as `event_type`: the event's own type, or one that it upcasts.
///
/// # Errors
/// As [`decode`]; and a type that the event does not read.
pub fn decode_as<E: Event>(event_type: &str, body: &[u8]) -> Result<E, DecodeError> {
    check_type::<E>(event_type)?;
    read_with(body, |reader| read_as(event_type, reader))
}

/// As [`decode_as`], with where the names of members stand that the type does not model.
#[cfg(feature = "schema")]
pub(crate) fn decode_watched<E: Event>(event_type: &str, body: &[u8]) -> Result<(E, Vec<usize>), DecodeError> {
    check_type::<E>(event_type)?;
    read_with(body, |reader| {
        reader.watch_unmodelled();
        let event = read_as(event_type, reader)?;
        Ok((event, reader.take_unmodelled()))
    })
}

fn check_type<E: Event>(event_type: &str) -> Result<(), DecodeError> {
    if E::reads(event_type) {
        return Ok(());
    }
    let found = Abridged(event_type);
    Err(DecodeError::other(format!("expected an event of type `{}`, found type `{found}`", E::TYPE)))
}

fn read_as<E: Event>(event_type: &str, reader: &mut Reader<'_>) -> Result<E, ReadError> {
    if event_type == E::TYPE {
        return E::read(reader, &Rules::NONE);
    }
    let upcast = E::upcast(event_type, reader);
    upcast.unwrap_or_else(|| Err(ReadError::syntax(0, "a body of a type that the event upcasts")))
}

fn read_with<'de, T>(
    body: &'de [u8],
    read: impl FnOnce(&mut Reader<'de>) -> Result<T, ReadError>,
) -> Result<T, DecodeError> {
    let text = std::str::from_utf8(body).map_err(|_| DecodeError::not_utf8(body))?;
    let mut reader = Reader::new(text);
    read(&mut reader).and_then(|value| reader.end().map(|()| value)).map_err(|error| DecodeError::read(text, &error))
}

/// A body could not be read.
///
/// It shows where (JSON Pointer, line and column from 1, byte offset from 0), what was expected and the kind and
/// length of what was found, never the value itself, which may be private: [`found`](Self::found) has that. Names of
/// members, map keys among them, are not values: the pointer shows them.
///
/// At its end it may suggest a cause: a text that is cut off, JSON that was encoded twice, a name that is spelt otherwise.
#[derive(Clone)]
pub struct DecodeError(Box<Inner>);

#[derive(Clone)]
struct Inner {
    event: Option<(String, String)>,
    kind: Kind,
    pointer: String,
    offset: usize,
    position: Option<(usize, usize)>,
    message: Cow<'static, str>,
    expected: Option<String>,
    found: Option<String>,
    guess: Option<&'static str>,
    hint: Option<Cow<'static, str>>,
    /// What was wrong with the envelope around the body, which then says everything.
    envelope: Option<crate::EnvelopeError>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Json,
    Value,
    Duplicate,
    Depth,
    Other,
}

impl DecodeError {
    /// A failed read of `text`.
    pub(crate) fn read(text: &str, error: &ReadError) -> Self {
        let offset = error.offset().min(text.len());
        let (kind, expected) = match error.problem() {
            Problem::Syntax { expected } => (Kind::Json, Some((*expected).to_owned())),
            Problem::Expected { expected, .. } | Problem::Refused { rule: expected, .. } => {
                (Kind::Value, Some(expected.to_string()))
            }
            Problem::Missing { field } => (Kind::Value, Some(format!("a member `{field}`"))),
            Problem::Duplicate { .. } => (Kind::Duplicate, None),
            Problem::TooDeep => (Kind::Depth, None),
        };
        let value = matches!(kind, Kind::Value) && !matches!(error.problem(), Problem::Missing { .. });
        Self(Box::new(Inner {
            event: None,
            kind,
            pointer: pointer_at(text, offset),
            offset,
            position: Some(line_column(text, offset)),
            message: error.to_string().into(),
            expected,
            found: value.then(|| value_at(text, offset)).flatten(),
            guess: if kind == Kind::Json { guess(text.as_bytes()) } else { None },
            hint: hint(text, offset, error.problem()),
            envelope: None,
        }))
    }

    /// Bytes that are no UTF-8.
    pub(crate) fn not_utf8(bytes: &[u8]) -> Self {
        let error = std::str::from_utf8(bytes).err();
        let offset = error.map_or(bytes.len(), |error| error.valid_up_to());
        let cut = error.is_some_and(|error| error.error_len().is_none());
        let before = String::from_utf8_lossy(&bytes[..offset]);
        Self(Box::new(Inner {
            event: None,
            kind: Kind::Json,
            pointer: pointer_at(&before, offset),
            offset,
            position: Some(line_column(&before, offset)),
            message: "not valid JSON: expected UTF-8".into(),
            expected: Some("UTF-8".to_owned()),
            found: None,
            guess: guess(bytes),
            hint: cut.then_some(CUT_OFF.into()),
            envelope: None,
        }))
    }

    /// A failure outside the body's text.
    pub(crate) fn other(message: impl Into<Cow<'static, str>>) -> Self {
        Self(Box::new(Inner {
            event: None,
            kind: Kind::Other,
            pointer: String::new(),
            offset: 0,
            position: None,
            message: message.into(),
            expected: None,
            found: None,
            guess: None,
            hint: None,
            envelope: None,
        }))
    }

    /// An envelope that could not be read.
    pub(crate) fn envelope(error: crate::EnvelopeError) -> Self {
        let mut failure = Self::other(error.to_string());
        let inner = &mut *failure.0;
        inner.kind = match () {
            () if error.is_not_json() => Kind::Json,
            () if error.is_duplicate() => Kind::Duplicate,
            () if error.is_too_deep() => Kind::Depth,
            () => Kind::Value,
        };
        inner.event = error.event_type().zip(error.id()).map(|(event_type, id)| (event_type.to_owned(), id.to_owned()));
        inner.pointer = error.pointer().to_owned();
        inner.offset = error.offset();
        inner.position = Some(error.line_column());
        inner.guess = error.guess();
        inner.envelope = Some(error);
        failure
    }

    /// The same failure with the type and id of the event whose body it was.
    #[must_use]
    pub(crate) fn of_event(mut self, event_type: &str, id: &str) -> Self {
        self.0.event = Some((event_type.to_owned(), id.to_owned()));
        self
    }

    /// The same failure of a value inside a larger text, whose reader says the line and column itself.
    #[must_use]
    pub(crate) fn inside(&self) -> String {
        let at = if self.0.pointer.is_empty() { String::new() } else { format!("at {}: ", Abridged(&self.0.pointer)) };
        format!("{at}{}, {} bytes into the value", self.0.message, self.0.offset)
    }

    /// The event's type, where it is known.
    pub fn event_type(&self) -> Option<&str> {
        self.0.event.as_ref().map(|(event_type, _)| event_type.as_str())
    }

    /// The event's id, where it is known.
    pub fn id(&self) -> Option<&str> {
        self.0.event.as_ref().map(|(_, id)| id.as_str())
    }

    /// Where, as a JSON Pointer (RFC 6901) into the body (or the envelope, where that is at fault); empty for the whole.
    ///
    /// It holds the names of members, and so the keys of maps. In the error's text it is cut to 128 characters.
    pub fn pointer(&self) -> &str {
        &self.0.pointer
    }

    /// Where, in bytes from the body's start.
    pub fn offset(&self) -> usize {
        self.0.offset
    }

    /// Where, as line and column from 1, columns in characters.
    pub fn line_column(&self) -> Option<(usize, usize)> {
        self.0.position
    }

    /// What was expected there, as a noun phrase.
    pub fn expected(&self) -> Option<&str> {
        self.0.expected.as_deref()
    }

    /// The value that was found, as JSON cut to 200 characters. It may be private: not for logs by default.
    pub fn found(&self) -> Option<&str> {
        self.0.found.as_deref()
    }

    /// What the bytes look like, where they are no JSON: gzip, HTML, a byte order mark, Avro, ..
    pub fn guess(&self) -> Option<&'static str> {
        self.0.guess
    }

    /// Whether the bytes are no JSON text at all.
    pub fn is_not_json(&self) -> bool {
        self.0.kind == Kind::Json
    }

    /// Whether the text is JSON and a value in it is not what the type wants, or is missing.
    pub fn is_wrong_value(&self) -> bool {
        self.0.kind == Kind::Value
    }

    /// Whether a name comes twice in one object.
    pub fn is_duplicate(&self) -> bool {
        self.0.kind == Kind::Duplicate
    }

    /// Whether the text is nested too deep.
    pub fn is_too_deep(&self) -> bool {
        self.0.kind == Kind::Depth
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let inner = &*self.0;
        if inner.envelope.is_some() {
            return f.write_str(&inner.message);
        }
        if let Some((event_type, id)) = &inner.event {
            write!(f, "{} (id {}): ", Abridged(event_type), Abridged(id))?;
        }
        let Some((line, column)) = inner.position else { return f.write_str(&inner.message) };
        if !inner.pointer.is_empty() {
            write!(f, "at {}: ", Abridged(&inner.pointer))?;
        }
        write!(f, "{}, at line {line} column {column}", inner.message)?;
        if inner.event.is_some() {
            f.write_str(" of the body")?;
        }
        match (inner.guess, &inner.hint) {
            (Some(guess), _) => write!(f, " (this looks like {guess})"),
            (None, Some(hint)) => write!(f, " ({hint})"),
            (None, None) => Ok(()),
        }
    }
}

impl fmt::Debug for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DecodeError({self})")
    }
}

impl std::error::Error for DecodeError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.0.envelope.as_ref().map(|error| error as _)
    }
}

/// The value that starts at `offset`, cut short.
fn value_at(text: &str, offset: usize) -> Option<String> {
    const SHOWN: usize = 200;
    let rest = text.get(offset..)?;
    let value = Reader::new(rest).raw().unwrap_or(rest);
    let mut shown: String = value.chars().take(SHOWN).collect();
    if shown.len() < value.len() {
        shown.push_str("..");
    }
    Some(shown)
}
