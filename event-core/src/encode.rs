//! Writing a body: [`encode`], and [`EncodeError`], which says where and what was expected.

use std::fmt;

use crate::event::Publish;
use crate::field::Rules;
use crate::json::{Abridged, WriteError, Writer, pointer_at_end};
use crate::payload::Encode;

/// Writes a value as canonical compact JSON.
///
/// Any payload; an event's own limit on its size is for [`encode_event`] and [`Envelope::of`](crate::Envelope::of).
///
/// # Errors
/// Values that have no JSON (NaN), that readers would round, or that break a rule of their field.
///
/// ```
/// assert_eq!(event_core::encode(&vec![1.0, 0.1])?, b"[1.0,0.1]");
/// assert_eq!(event_core::encode(&vec![1.0, f64::NAN]).unwrap_err().pointer(), "/1");
/// # Ok::<(), event_core::EncodeError>(())
/// ```
pub fn encode<T: Encode>(value: &T) -> Result<Vec<u8>, EncodeError> {
    let mut out = Vec::new();
    encode_into(value, &mut out)?;
    Ok(out)
}

/// Appends a value as canonical compact JSON; on an error the buffer is as it was.
///
/// # Errors
/// As [`encode`].
pub fn encode_into<T: Encode>(value: &T, out: &mut Vec<u8>) -> Result<(), EncodeError> {
    let from = out.len();
    value.write(&mut Writer::new(out), &Rules::NONE).map_err(|error| {
        let failure = EncodeError::new(&out[from..], &error);
        out.truncate(from);
        failure
    })
}

/// Appends an event's body, which also must not exceed [`Event::MAX_BYTES`](crate::Event::MAX_BYTES).
///
/// # Errors
/// As [`encode`]; and a body that is too large.
pub fn encode_event<E: Publish>(event: &E, out: &mut Vec<u8>) -> Result<(), EncodeError> {
    let from = out.len();
    encode_into(event, out).map_err(|error| error.of_event(E::TYPE))?;
    let size = out.len() - from;
    if size > E::MAX_BYTES {
        out.truncate(from);
        let message =
            format!("expected a body of at most {} bytes, found {size} (max_bytes of the event)", E::MAX_BYTES);
        let inner = Inner { event_type: Some(E::TYPE), pointer: String::new(), message, too_large: true };
        return Err(EncodeError(Box::new(inner)));
    }
    Ok(())
}

/// A value could not be written. It shows where and what was expected, never the value.
#[derive(Debug, Clone)]
pub struct EncodeError(Box<Inner>);

#[derive(Debug, Clone)]
struct Inner {
    event_type: Option<&'static str>,
    pointer: String,
    message: String,
    too_large: bool,
}

impl EncodeError {
    fn new(partial: &[u8], error: &WriteError) -> Self {
        let message = format!("expected {error}");
        Self(Box::new(Inner { event_type: None, pointer: pointer_at_end(partial), message, too_large: false }))
    }

    fn of_event(mut self, event_type: &'static str) -> Self {
        self.0.event_type = Some(event_type);
        self
    }

    /// A refusal that has no place in a body.
    pub(crate) fn other(message: impl Into<String>) -> Self {
        let inner = Inner { event_type: None, pointer: String::new(), message: message.into(), too_large: false };
        Self(Box::new(inner))
    }

    /// Where, as a JSON Pointer (RFC 6901) into the body; empty for the body itself.
    pub fn pointer(&self) -> &str {
        &self.0.pointer
    }

    /// Whether the body exceeds the event's `max_bytes`.
    pub fn is_too_large(&self) -> bool {
        self.0.too_large
    }
}

impl fmt::Display for EncodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(event_type) = self.0.event_type {
            write!(f, "{event_type}: ")?;
        }
        if !self.0.pointer.is_empty() {
            write!(f, "at {}: ", Abridged(&self.0.pointer))?;
        }
        f.write_str(&self.0.message)
    }
}

impl std::error::Error for EncodeError {}
