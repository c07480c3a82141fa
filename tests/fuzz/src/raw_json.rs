//! `raw_json`: `json::Reader` against serde_json on every text: the verdict, the strings, the numbers, the order of
//! members; and `RawJson` against the domain.

use event_core::json::{ReadError, Reader};
use event_core::{RawJson, encode};
use serde_json::Value;

use crate::document::Doc;
use crate::verdict::{self, Verdict};

/// Reads any bytes as JSON in three ways: passing over, token by token, compacting.
///
/// # Panics
/// They disagree with each other or with serde_json, the differences that `verdict` lists aside.
pub fn raw_json(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return verdict::hold(bytes, Verdict::Refused) };
    let mut reader = Reader::new(text);
    let passed = reader.raw().and_then(|raw| reader.end().map(|()| raw));
    let ours = match &passed {
        Ok(_) => Verdict::Accepted,
        Err(error) if error.to_string().starts_with("nested more than") => Verdict::TooDeep,
        Err(_) => Verdict::Refused,
    };
    verdict::hold(bytes, ours);
    let mut reader = Reader::new(text);
    let read = tokens(&mut reader).and_then(|doc| reader.end().map(|()| doc));
    let (raw, read) = match (passed, read) {
        (Ok(raw), Ok(read)) => (raw, read),
        (Err(passed), Err(read)) => {
            assert_eq!(passed.offset(), read.offset(), "passed over: {passed}, token by token: {read}");
            assert!(passed.offset() <= text.len());
            let error = RawJson::parse(text).err().unwrap_or_else(|| panic!("{passed}, but not to RawJson"));
            assert!(error.offset() <= passed.offset());
            return;
        }
        (passed, read) => panic!("passed over: {passed:?}, token by token: {read:?}"),
    };
    assert_eq!(raw, text.trim_matches([' ', '\n', '\r', '\t']));
    let doc = Doc::parse(text).unwrap_or_else(|error| panic!("read, but no JSON: {error}"));
    assert_eq!(read, doc);
    compare_numbers(&doc);
    compact(text, &doc);
}

/// The document, by the methods that a payload reads with.
fn tokens(reader: &mut Reader<'_>) -> Result<Doc, ReadError> {
    Ok(match reader.peek() {
        Some(b'{') => {
            let mut object = reader.begin_object("an object")?;
            let mut members = Vec::new();
            while let Some(key) = reader.next_key(&mut object)? {
                members.push((key.text.into_owned(), tokens(reader)?));
            }
            Doc::Object(members)
        }
        Some(b'[') => {
            let mut array = reader.begin_array("an array")?;
            let mut items = Vec::new();
            while reader.next_item(&mut array)? {
                items.push(tokens(reader)?);
            }
            Doc::List(items)
        }
        Some(b'"') => Doc::Text(reader.string("a string")?.into_owned()),
        Some(b'-' | b'0'..=b'9') => Doc::Number(reader.number("a number")?.text.to_owned()),
        Some(b't' | b'f') => Doc::Bool(reader.boolean("a boolean")?),
        _ => {
            let start = reader.position();
            if !reader.null()? {
                return Err(reader.expected(start, "a value"));
            }
            Doc::Null
        }
    })
}

/// Each number is the f64 that serde_json makes of it, as far as that is exact: its fast path is some units off.
fn compare_numbers(doc: &Doc) {
    match doc {
        Doc::Number(text) => {
            let ours = Reader::new(text).number("a number").expect("it was read before").as_f64();
            let theirs = serde_json::from_str::<Value>(text).ok().and_then(|value| value.as_f64());
            match (ours, theirs) {
                (Some(ours), Some(theirs)) => {
                    let near = (ours - theirs).abs() <= ours.abs() * 1e-14 || (ours - theirs).abs() <= 1e-322;
                    assert!(near, "{text} is {ours:e}, to serde_json {theirs:e}");
                }
                (None, None) => {}
                (ours, theirs) => {
                    let edge = ours.or(theirs).is_some_and(|value| value.abs() > 1.797e308);
                    assert!(edge, "{text} is {ours:?}, to serde_json {theirs:?}");
                }
            }
        }
        Doc::List(items) => items.iter().for_each(compare_numbers),
        Doc::Object(members) => members.iter().for_each(|(_, doc)| compare_numbers(doc)),
        _ => {}
    }
}

/// `RawJson` takes exactly the domain, says the same, and is compact.
fn compact(text: &str, doc: &Doc) {
    let raw = match (RawJson::parse(text), doc.outside_domain()) {
        (Ok(raw), None) => raw,
        (Err(error), Some(_)) => {
            assert!(error.offset() <= text.len());
            return;
        }
        (raw, outside) => panic!("RawJson: {raw:?}, but outside the domain: {outside:?}"),
    };
    let again = Doc::parse(raw.as_str()).unwrap_or_else(|error| panic!("compact, but no JSON: {error}"));
    assert_eq!(again, *doc);
    assert_eq!(RawJson::parse(raw.as_str()).ok().as_ref(), Some(&raw), "compacting twice");
    assert_eq!(encode(&raw).ok().as_deref(), Some(raw.as_str().as_bytes()));
    assert!(raw.as_str().len() <= text.len(), "compact is not longer");
}
