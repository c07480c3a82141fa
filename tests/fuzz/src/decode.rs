//! `decode`: Equivalence and Exactness of docs/wire-rules.md for every linked event, on any body.
//!
//! The input's first line names the event's type; the rest is the body.

use event_core::DecodeError;
use event_core::catalog::RecodeError;
use event_core::json::Reader;
use serde_json::Value;

use crate::document::Doc;
use crate::subject::{Subject, split};

/// Decodes any body as some linked event.
///
/// # Panics
/// A body of the domain decodes and is not valid under the reader contract, or the other way round; it is valid under
/// the closed writer contract and is not written back as it is, or the other way round; or an error's place is wrong.
pub fn decode(bytes: &[u8]) {
    let (subject, body) = split(bytes);
    let decoded = subject.entry.decode(subject.entry.event_type, body);
    if let Err(error) = &decoded {
        check_place(error, body);
    }
    let Some(doc) = json(body) else {
        assert!(decoded.is_err(), "no JSON of 64 levels, but it decodes");
        return;
    };
    // Of a member that comes twice a `Value` keeps the last, and the error may be in the first.
    if doc.outside_domain().is_some() {
        return;
    }
    let value = doc.value().expect("numbers of the domain are finite");
    if let Err(error) = &decoded {
        assert!(value.pointer(error.pointer()).is_some(), "{error}: nothing is at its pointer {:?}", error.pointer());
    }
    let valid = subject.contracts().reader.is_valid(&value);
    assert_eq!(decoded.is_ok(), valid, "{}: decoded: {decoded:?}, valid: {valid}", subject.entry.event_type);
    exactness(subject, body, &value);
}

fn exactness(subject: &Subject, body: &[u8], value: &Value) {
    let Some(writer) = &subject.contracts().writer else { return };
    let recoded = subject.entry.recode(body);
    let back = match &recoded {
        Err(RecodeError::Encode(error)) if error.is_too_large() => return,
        Err(_) => None,
        Ok(written) => {
            let doc = json(written).expect("what is written is JSON");
            assert_eq!(doc.outside_domain(), None, "what is written is in the domain");
            assert_eq!(subject.entry.recode(written).ok().as_ref(), Some(written), "what is written stays as it is");
            doc.value()
        }
    };
    let (exact, valid) = (back.as_ref() == Some(value), writer.is_valid(value));
    assert_eq!(exact, valid, "{}: written back: {recoded:?}, may be written: {valid}", subject.entry.event_type);
}

/// The document, if the body is JSON that is not too deep; `raw_json` holds that verdict against serde_json's.
fn json(body: &[u8]) -> Option<Doc> {
    let text = std::str::from_utf8(body).ok()?;
    let mut reader = Reader::new(text);
    reader.skip().and_then(|()| reader.end()).ok()?;
    let doc = Doc::parse(text).unwrap_or_else(|error| panic!("read, but no JSON: {error}"));
    Some(doc)
}

/// The offset lies in the body, and line and column are those of the offset.
fn check_place(error: &DecodeError, body: &[u8]) {
    assert!(error.offset() <= body.len(), "{error}: at byte {} of {}", error.offset(), body.len());
    let before = String::from_utf8_lossy(&body[..error.offset()]);
    let (line, column) = error.line_column().expect("a body's error has a place");
    assert_eq!(line, before.matches('\n').count() + 1, "{error}");
    assert_eq!(column, before.rsplit('\n').next().unwrap_or_default().chars().count() + 1, "{error}");
    assert!(!error.is_not_json() || error.expected().is_some());
}
