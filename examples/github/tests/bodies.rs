//! Every body decodes, and encodes back to the same members: nothing is lost, nothing is added.

use std::collections::BTreeSet;
use std::path::Path;

use event_core::schema::Side;
use event_core::{Encode, Event, Patch, Payload};
use github_events::{IssuesEvent, PingEvent, StarEvent, samples};
use serde_json::Value;

/// Decodes `body` as an `E` and encodes it again: the same JSON, members compared without order.
#[track_caller]
fn check<E: Event + Encode + PartialEq + std::fmt::Debug>(name: &str, body: &[u8]) {
    let event: E = event_core::decode(body).unwrap_or_else(|error| panic!("{name}: {error}"));
    let written = event_core::encode(&event).unwrap_or_else(|error| panic!("{name}: {error}"));
    let (expected, found): (Value, Value) = (
        serde_json::from_slice(body).expect("the body is JSON"),
        serde_json::from_slice(&written).expect("what is written is JSON"),
    );
    assert_eq!(expected, found, "{name}");
    assert_eq!(event, event_core::decode(&written).expect("what is written is read"), "{name}");
}

/// `check` for a body whose kind is known by name only.
#[track_caller]
fn check_kind(kind: &str, name: &str, body: &[u8]) {
    match kind {
        "issues" => check::<IssuesEvent>(name, body),
        "star" => check::<StarEvent>(name, body),
        "ping" => check::<PingEvent>(name, body),
        other => panic!("{name}: no type models {other}"),
    }
}

fn type_of<E: Event>() -> &'static str {
    E::TYPE
}

#[test]
fn every_sample_comes_back_as_it_was() {
    for (name, event_type, body) in samples::ALL {
        let kind = event_type.strip_prefix("com.github.").expect("a GitHub type");
        check_kind(kind, name, body.as_bytes());
    }
}

#[test]
fn the_types_are_named_after_the_kinds() {
    assert_eq!(type_of::<IssuesEvent>(), "com.github.issues");
    assert_eq!(type_of::<StarEvent>(), "com.github.star");
    assert_eq!(type_of::<PingEvent>(), "com.github.ping");
}

/// The recorded deliveries, with how many there are of each kind, so that none can go missing unseen.
#[test]
#[cfg_attr(not(shared_data), ignore = "needs the recorded deliveries in ../shared/data/github-webhooks")]
fn every_recorded_delivery_comes_back_as_it_was() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/github-webhooks");
    for (kind, expected) in [("issues", 28), ("star", 2), ("ping", 3)] {
        let mut bodies = 0;
        for file in std::fs::read_dir(root.join(kind)).expect("the kind has a folder") {
            let path = file.expect("the folder is readable").path();
            let body = std::fs::read(&path).expect("the body is readable");
            check_kind(kind, &path.display().to_string(), &body);
            bodies += 1;
        }
        assert_eq!(bodies, expected, "bodies of {kind}");
    }
}

/// What the recorded deliveries differ in, said with the samples: each pair would be one value in a type that is less
/// exact.
#[test]
fn absent_null_and_empty_stay_apart() {
    let opened: IssuesEvent = read(samples::ISSUES_OPENED);
    assert_eq!(opened.issue.assignee, Patch::Null);
    assert_eq!(opened.issue.labels, Some(vec![]));
    assert_eq!(opened.issue.draft, None);

    let labeled: IssuesEvent = read(samples::ISSUES_LABELED);
    assert_eq!(labeled.issue.assignee.value().map(|user| &*user.login), Some("flint"));
    assert_eq!(labeled.issue.body, None);
    assert_eq!(labeled.issue.reactions.plus_one, 3);
    assert_eq!(labeled.issue.reactions.minus_one, 1);

    let transferred: IssuesEvent = read(samples::ISSUES_TRANSFERRED);
    assert!(transferred.issue.assignee.is_absent());
    assert_eq!(transferred.issue.labels, None);
    assert_eq!(transferred.issue.body.as_deref(), Some(""));
}

#[test]
fn ids_beyond_31_bits_are_exact() {
    let star: StarEvent = read(samples::STAR_CREATED);
    assert_eq!(star.repository.id, 4_300_000_001);
    assert!(star.repository.id > u64::from(u32::MAX));
}

#[test]
fn a_word_that_github_adds_is_kept() {
    let body = samples::STAR_DELETED
        .replace("\"action\": \"deleted\"", "\"action\": \"polished\"")
        .replace("\"visibility\": \"private\"", "\"visibility\": \"secret\"");
    check::<StarEvent>("star.polished", body.as_bytes());
}

#[test]
fn a_wrong_member_is_named_by_its_place() {
    let body = samples::STAR_CREATED.replace("\"site_admin\": false", "\"site_admin\": \"no\"");
    let error = event_core::decode::<StarEvent>(body.as_bytes()).expect_err("site_admin is no bool");
    let text = error.to_string();
    assert!(text.contains("/repository/owner/site_admin"), "{text}");
}

/// The only places that are not typed through and through; their reasons stand beside them.
#[test]
fn only_two_members_are_maps_and_none_but_one_is_opaque() {
    let mut maps = BTreeSet::new();
    for entry in event_core::catalog::entries() {
        let contract = entry.contract(Side::Reader).expect("every contract can be exported");
        let definitions = contract.schema["definitions"].as_object().expect("it has definitions");
        for (name, definition) in definitions.iter().chain([(&entry.event_type.to_owned(), &contract.schema)]) {
            for (member, schema) in definition["properties"].as_object().into_iter().flatten() {
                let values = &schema["additionalProperties"];
                let opaque =
                    schema.as_object().is_some_and(|schema| schema.is_empty() || schema.keys().eq(["description"]));
                assert!(!opaque, "{name}.{member} is opaque");
                if values.is_object() {
                    maps.insert(format!("{name}.{member}: {}", values["type"].as_str().unwrap_or("anything")));
                }
            }
        }
    }
    let maps: Vec<&str> = maps.iter().map(String::as_str).collect();
    assert_eq!(maps, ["App.permissions: string", "Repository.custom_properties: anything"]);
}

fn read<E: Payload>(body: &str) -> E {
    event_core::decode(body.as_bytes()).expect("the sample decodes")
}
