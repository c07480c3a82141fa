//! Every body decodes, and encodes back to the same members: nothing is lost, nothing is added.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use event_core::catalog::{self, Entry};
use event_core::schema::Side;
use event_core::{Patch, Payload};
use github_events::payload::{Conclusion, RunStatus};
use github_events::{IssuesEvent, PushEvent, StarEvent, WorkflowJobEvent, samples};
use serde_json::Value;

/// Decodes `body` by the type of `entry` and encodes it again: the same JSON, members compared without order. What the
/// type does not model is not written, so it would be missing.
#[track_caller]
fn check(entry: &Entry, name: &str, body: &[u8]) {
    let written = entry.recode(body).unwrap_or_else(|error| panic!("{name}: {error}"));
    let (expected, found): (Value, Value) = (
        serde_json::from_slice(body).expect("the body is JSON"),
        serde_json::from_slice(&written).expect("what is written is JSON"),
    );
    assert_eq!(differences(&expected, &found), [""; 0], "{name}");
    assert_eq!(entry.recode(&written).expect("what is written is read"), written, "{name}");
}

/// The deepest places where two values differ.
fn differences(expected: &Value, found: &Value) -> Vec<String> {
    if expected == found {
        return vec![];
    }
    let (left, right) = (members(expected), members(found));
    let names: BTreeSet<&String> = left.keys().chain(right.keys()).collect();
    let inner = names.into_iter().flat_map(|name| {
        let inner = match (left.get(name), right.get(name)) {
            (Some(left), Some(right)) => differences(left, right),
            _ => vec![String::new()],
        };
        inner.into_iter().map(move |place| format!("/{name}{place}"))
    });
    let inner: Vec<String> = inner.collect();
    if inner.is_empty() { vec![String::new()] } else { inner }
}

/// What a value holds, by name or index.
fn members(value: &Value) -> BTreeMap<String, &Value> {
    match value {
        Value::Object(members) => members.iter().map(|(name, value)| (name.clone(), value)).collect(),
        Value::Array(items) => items.iter().enumerate().map(|(index, item)| (index.to_string(), item)).collect(),
        _ => BTreeMap::new(),
    }
}

/// The entry that models a kind.
#[track_caller]
fn entry(kind: &str) -> &'static Entry {
    let event_type = format!("com.github.{kind}");
    catalog::entries()
        .into_iter()
        .find(|entry| entry.event_type == event_type)
        .unwrap_or_else(|| panic!("no type models {kind}"))
}

#[test]
fn every_sample_comes_back_as_it_was() {
    for (name, event_type, body) in samples::ALL {
        let kind = event_type.strip_prefix("com.github.").expect("a GitHub type");
        check(entry(kind), name, body.as_bytes());
    }
}

/// How many deliveries of each kind are recorded, so that none can go missing unseen.
const RECORDED: [(&str, usize); 17] = [
    ("create", 4),
    ("delete", 3),
    ("fork", 2),
    ("issue_comment", 8),
    ("issues", 28),
    ("label", 5),
    ("milestone", 4),
    ("ping", 3),
    ("pull_request", 28),
    ("push", 6),
    ("release", 12),
    ("repository", 12),
    ("star", 2),
    ("status", 3),
    ("watch", 2),
    ("workflow_job", 7),
    ("workflow_run", 4),
];

#[test]
fn the_types_are_named_after_the_kinds() {
    let types: Vec<&str> = catalog::entries().into_iter().map(|entry| entry.event_type).collect();
    assert_eq!(types, RECORDED.map(|(kind, _)| format!("com.github.{kind}")));
}

#[test]
#[cfg_attr(not(shared_data), ignore = "needs the recorded deliveries in ../shared/data/github-webhooks")]
fn every_recorded_delivery_comes_back_as_it_was() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/github-webhooks");
    let mut bodies: BTreeMap<String, usize> = BTreeMap::new();
    for folder in std::fs::read_dir(root).expect("the deliveries have a folder") {
        let folder = folder.expect("the folder is readable");
        if !folder.path().is_dir() {
            continue;
        }
        let kind = folder.file_name().into_string().expect("a kind is UTF-8");
        for file in std::fs::read_dir(folder.path()).expect("the kind has a folder") {
            let path = file.expect("the folder is readable").path();
            let body = std::fs::read(&path).expect("the body is readable");
            check(entry(&kind), &path.display().to_string(), &body);
            *bodies.entry(kind.clone()).or_default() += 1;
        }
    }
    assert_eq!(bodies, BTreeMap::from(RECORDED.map(|(kind, count)| (kind.to_owned(), count))));
    assert_eq!(bodies.values().sum::<usize>(), 133);
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
fn a_time_keeps_the_form_it_came_in() {
    let push: PushEvent = read(samples::PUSH);
    assert_eq!(push.repository.created_at.0, 1_709_280_000);
    assert_eq!(push.repository.pushed_at.map(|seconds| seconds.0), Some(1_768_305_600));
    assert_eq!(push.repository.updated_at.as_str(), "2026-01-13T07:45:10Z");
    assert_eq!(push.commits[0].timestamp.as_str(), "2026-01-13T12:58:40+01:00");

    let WorkflowJobEvent { job, .. } = read(samples::WORKFLOW_JOB_IN_PROGRESS);
    let step = job.steps[0].started_at.as_ref().expect("the step was started");
    assert_eq!((job.started_at.as_str(), step.as_str()), ("2026-01-13T12:00:21Z", "2026-01-13T12:00:21.000Z"));
    assert_eq!(job.started_at.utc(), step.utc());
}

#[test]
fn a_job_and_its_steps_are_as_far_as_they_say() {
    let WorkflowJobEvent { job, .. } = read(samples::WORKFLOW_JOB_IN_PROGRESS);
    assert_eq!((&job.status, &job.conclusion), (&RunStatus::InProgress, &None));
    let steps: Vec<_> = job.steps.iter().map(|step| (&step.status, step.conclusion.as_ref())).collect();
    assert_eq!(
        steps,
        [
            (&RunStatus::Completed, Some(&Conclusion::Success)),
            (&RunStatus::Completed, Some(&Conclusion::Skipped)),
            (&RunStatus::InProgress, None),
            (&RunStatus::Queued, None),
        ]
    );
}

#[test]
fn a_word_that_github_adds_is_kept() {
    let body = samples::STAR_DELETED
        .replace("\"action\": \"deleted\"", "\"action\": \"polished\"")
        .replace("\"visibility\": \"private\"", "\"visibility\": \"secret\"");
    check(entry("star"), "star.polished", body.as_bytes());
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
fn only_four_members_are_maps_or_opaque() {
    let mut loose = BTreeSet::new();
    for entry in catalog::entries() {
        let contract = entry.contract(Side::Reader).expect("every contract can be exported");
        let definitions = contract.schema["definitions"].as_object().expect("it has definitions");
        for (name, definition) in definitions.iter().chain([(&entry.event_type.to_owned(), &contract.schema)]) {
            for (member, schema) in definition["properties"].as_object().into_iter().flatten() {
                if let Some(what) = looseness(schema) {
                    loose.insert(format!("{name}.{member}: {what}"));
                }
            }
        }
    }
    let loose: Vec<&str> = loose.iter().map(String::as_str).collect();
    assert_eq!(
        loose,
        [
            "App.permissions: a map of string",
            "Deployment.payload: anything",
            "PushRepository.custom_properties: a map of anything",
            "Repository.custom_properties: a map of anything",
        ]
    );
}

/// What a schema leaves open, at its root, in its items or in a branch.
fn looseness(schema: &Value) -> Option<String> {
    let keys = schema.as_object().expect("a schema is an object");
    if keys.keys().all(|key| key == "description") {
        return Some("anything".into());
    }
    if let Some(values) = keys.get("additionalProperties").filter(|values| values.is_object()) {
        let values = looseness(values).or_else(|| Some(values["type"].as_str()?.to_owned()));
        return Some(format!("a map of {}", values.unwrap_or_else(|| "objects".into())));
    }
    let branches = ["anyOf", "oneOf", "allOf"].into_iter().filter_map(|word| keys.get(word)?.as_array()).flatten();
    keys.get("items").into_iter().chain(branches).find_map(looseness)
}

fn read<E: Payload>(body: &str) -> E {
    event_core::decode(body.as_bytes()).expect("the sample decodes")
}
