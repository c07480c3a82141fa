//! The properties, each checked on one document.

use event_tests::document::Doc;

use crate::contract::Contracts;
use crate::subject::Subject;

/// n(d) valid under R <=> d decodes.
pub(crate) const EQUIVALENCE: &str = "equivalence";
/// n(d) valid under W closed <=> d decodes to a v that encodes to an equal document.
pub(crate) const EXACTNESS: &str = "exactness";
/// What encodes reads back, `Serialize` writes the same, both are valid.
pub(crate) const ROUND_TRIP: &str = "round trip";
/// `Deserialize` under each text reader agrees with `decode`.
pub(crate) const DESERIALIZE: &str = "deserialize";
/// A `reader` type reads what the whole type reads, and exports the same reader contract.
pub(crate) const READER_TYPE: &str = "reader type";
/// What is outside the domain is refused.
pub(crate) const DOMAIN: &str = "domain";

/// Which sides a document fell on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Sides {
    /// It decodes.
    pub(crate) reads: bool,
    /// It is valid under W closed.
    pub(crate) writes: bool,
}

/// A property that a document breaks, and both verdicts.
pub(crate) type Broken = (&'static str, String);

/// Holds the document of the domain, spelled as `text`, against all properties.
pub(crate) fn judge(subject: &Subject, contracts: &Contracts, doc: &Doc, text: &str) -> (Sides, Vec<Broken>) {
    let value = doc.value().expect("a document of the domain has finite numbers");
    let judgement = (subject.judge)(text);
    let mut broken = Vec::new();
    if let Some(reason) = judgement.deserialize {
        broken.push((DESERIALIZE, reason));
    }
    if let Some(reason) = judgement.round_trip {
        broken.push((ROUND_TRIP, reason));
    }
    let valid = contracts.reader_says(&value);
    match (&valid, &judgement.decoded) {
        (Ok(()), Err(error)) => broken.push((EQUIVALENCE, format!("valid under R, not decoded: {error}"))),
        (Err(error), Ok(_)) => broken.push((EQUIVALENCE, format!("decoded, not valid under R: {error}"))),
        _ => {}
    }
    let reads = judgement.decoded.is_ok();
    if let Some(twin) = subject.twin
        && (twin.decodes)(text) != reads
    {
        broken.push((READER_TYPE, format!("the whole type decodes it: {reads}, the reader type: {}", !reads)));
    }
    let exact = match judgement.decoded {
        Err(error) => Err(format!("not decoded: {error}")),
        Ok(Err(error)) => Err(format!("not encoded: {error}")),
        Ok(Ok(bytes)) => same(&value, &bytes),
    };
    let written = contracts.writer_says(&value);
    match (&written, &exact) {
        (Ok(()), Err(reason)) => broken.push((EXACTNESS, format!("valid under W, {reason}"))),
        (Err(error), Ok(())) => broken.push((EXACTNESS, format!("written back as it is, not valid under W: {error}"))),
        _ => {}
    }
    (Sides { reads, writes: written.is_ok() }, broken)
}

fn same(value: &serde_json::Value, bytes: &[u8]) -> Result<(), String> {
    let text = std::str::from_utf8(bytes).map_err(|error| error.to_string())?;
    let back = Doc::parse(text).map_err(|error| format!("{text} is no JSON: {error}"))?;
    if back.value().as_ref() == Some(value) { Ok(()) } else { Err(format!("written back as {text}")) }
}
