//! The 43 official vectors of the CloudEvents JSON format, each judged and each valid one written and read again.

#![allow(clippy::unwrap_used, reason = "a failed unwrap fails the test")]

use event_core::{Envelope, Head, OutgoingData, RawJson, encode_batch, parse_batch};
use serde_json::Value;

fn vectors(file: &str, member: &str, count: usize) -> Vec<(String, String)> {
    let path = format!("{}/../../shared/data/cloudevents-json/{file}", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let file: Value = serde_json::from_str(&text).unwrap();
    let tests = file["tests"].as_array().unwrap();
    assert_eq!(tests.len(), count, "the file has another number of vectors than this test was written for");
    tests.iter().map(|test| (test["id"].as_str().unwrap().to_owned(), test[member].to_string())).collect()
}

/// What an envelope says, as JSON: attributes by name, data as it was sent.
fn said(envelope: &Envelope) -> Vec<(String, String)> {
    let mut said: Vec<_> = envelope.attributes().map(|(name, value)| (name.to_owned(), format!("{value:?}"))).collect();
    if let Some(data) = envelope.data() {
        said.push((format!("{:?}", data.kind()), String::from_utf8_lossy(&data.bytes()).into_owned()));
    }
    said.sort();
    said
}

/// The attributes of a vector that are not null, counted by another parser.
fn attributes_sent(document: &str) -> usize {
    let Value::Object(members) = serde_json::from_str(document).unwrap() else { panic!("no object") };
    members.iter().filter(|(name, value)| !name.starts_with("data_") && *name != "data" && !value.is_null()).count()
}

#[test]
#[cfg_attr(not(shared_data), ignore = "needs ../shared/data")]
fn valid_events_are_read_and_survive_being_written() {
    for (id, document) in vectors("json-valid-events.json", "event", 10) {
        let envelope = Envelope::parse(document.clone()).unwrap_or_else(|error| panic!("{id}: {error}"));
        assert_eq!(envelope.attributes().count(), attributes_sent(&document), "{id}");
        let again = Envelope::parse(envelope.to_vec()).unwrap_or_else(|error| panic!("{id}, written: {error}"));
        assert_eq!(said(&again), said(&envelope), "{id}");
        Head::peek(document.as_bytes()).unwrap_or_else(|error| panic!("{id}, peeked: {error}"));
    }
}

#[test]
#[cfg_attr(not(shared_data), ignore = "needs ../shared/data")]
fn invalid_events_are_refused() {
    for (id, document) in vectors("json-invalid-events.json", "event", 25) {
        assert!(Envelope::parse(document).is_err(), "{id} was accepted");
    }
}

#[test]
#[cfg_attr(not(shared_data), ignore = "needs ../shared/data")]
fn valid_batches_are_read_and_survive_being_written() {
    for (id, document) in vectors("json-valid-batches.json", "batch", 5) {
        let read = |bytes: Vec<u8>| -> Vec<Envelope> {
            let batch = parse_batch(bytes).unwrap_or_else(|error| panic!("{id}: {error}"));
            batch.collect::<Result<_, _>>().unwrap_or_else(|error| panic!("{id}: {error}"))
        };
        let envelopes = read(document.clone().into_bytes());
        let sent: Vec<Value> = serde_json::from_str(&document).unwrap();
        assert_eq!(envelopes.len(), sent.len(), "{id}");
        let again = read(encode_batch(&envelopes));
        assert_eq!(again.iter().map(said).collect::<Vec<_>>(), envelopes.iter().map(said).collect::<Vec<_>>(), "{id}");
    }
}

#[test]
#[cfg_attr(not(shared_data), ignore = "needs ../shared/data")]
fn invalid_batches_are_refused() {
    for (id, document) in vectors("json-invalid-batches.json", "batch", 3) {
        let batch = parse_batch(document).and_then(|batch| batch.collect::<Result<Vec<_>, _>>());
        assert!(batch.is_err(), "{id} was accepted");
    }
}

#[test]
#[cfg_attr(not(shared_data), ignore = "needs ../shared/data")]
fn real_bodies_stay_as_they_are_inside_an_envelope() {
    let folder = format!("{}/../../shared/data/github-webhooks", env!("CARGO_MANIFEST_DIR"));
    let mut bodies = 0;
    let kinds = std::fs::read_dir(&folder).unwrap().map(|kind| kind.unwrap().path());
    for kind in kinds.filter(|kind| kind.is_dir()) {
        let files = std::fs::read_dir(kind).unwrap().map(|file| file.unwrap().path());
        for path in files.filter(|path| path.extension().is_some_and(|extension| extension == "json")) {
            let body = std::fs::read_to_string(&path).unwrap();
            let document = format!(r#"{{"specversion":"1.0","id":"1","source":"/s","type":"t","data":{body}}}"#);
            let envelope = Envelope::parse(document).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            assert_eq!(envelope.data().and_then(|data| data.as_json()), Some(body.trim()), "{}", path.display());
            let json = RawJson::parse(&body).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            let wrapped = Envelope::raw("t", "/s", OutgoingData::Json(&json)).build().unwrap();
            assert_eq!(wrapped.data().and_then(|data| data.as_json()), Some(json.as_str()), "{}", path.display());
            bodies += 1;
        }
    }
    assert!(bodies > 100, "only {bodies} bodies were found");
}
