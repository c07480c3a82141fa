//! `guess`: what errors say of any bytes: bounded, and no part of a value.
//!
//! The input's first line names an event's type; the rest is the body.

use event_core::{Envelope, Head, RawJson, parse_batch};

use crate::mask::{masked, shown_in};
use crate::subject::{Subject, split};

/// The longest text of an error in bytes: it has at most five names from outside, each cut to 128 characters, of which
/// one takes up to ten bytes when it is escaped.
const LONGEST: usize = 8 << 10;

/// Formats the errors that any body gives.
///
/// # Panics
/// Formatting panics, is too long, or shows eight bytes of a string that is a value.
pub fn guess(bytes: &[u8]) {
    let (subject, body) = split(bytes);
    for error in errors(subject, body) {
        assert!(error.len() <= LONGEST, "{} bytes of error: {error}", error.len());
        assert!(!error.contains(|c: char| c.is_control()), "a control character: {error:?}");
    }
    let Ok(text) = std::str::from_utf8(body) else { return };
    if shown_in(text) {
        return;
    }
    for text in masked(text) {
        for error in errors(subject, text.as_bytes()) {
            assert!(!shown_in(&error), "a value is shown: {error}");
        }
    }
}

/// The texts of all errors that `body` gives: as a body, an envelope, a batch, an opaque part.
fn errors(subject: &Subject, body: &[u8]) -> Vec<String> {
    let mut errors = Vec::new();
    if let Err(error) = subject.entry.decode(subject.entry.event_type, body) {
        errors.push(format!("{error}"));
        errors.push(format!("{error:?}"));
        let found = error.found().unwrap_or_default();
        assert!(found.chars().count() <= 202, "found is cut to 200 characters and two dots");
    }
    errors.extend(Head::peek(body).err().map(|error| error.to_string()));
    errors.extend(Envelope::parse(body.to_vec()).err().map(|error| error.to_string()));
    match parse_batch(body.to_vec()) {
        Ok(batch) => errors.extend(batch.take(4).filter_map(Result::err).map(|error| error.to_string())),
        Err(error) => errors.push(error.to_string()),
    }
    if let Ok(text) = std::str::from_utf8(body) {
        errors.extend(RawJson::parse(text).err().map(|error| error.to_string()));
    }
    errors
}
