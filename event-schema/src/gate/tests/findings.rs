//! What a finding says, and what is found beside inclusion.

use super::*;
use crate::contracts::Place;

#[test]
fn a_finding_names_the_rust_field_the_witness_and_the_line_of_the_other_contract() {
    let scratch = Scratch::with(&[&[noted()]]);
    let mut linked = optional();
    linked.places = vec![Place {
        definition: String::new(),
        member: Some(String::from("note")),
        rust: String::from("A.note"),
        file: String::from("shop/src/lib.rs"),
        line: 7,
    }];
    let report = scratch.check(&[linked], &["error field-became-optional a.v1 forward"]);
    let finding = &report.findings[0];
    let place = finding.place.as_ref().map(|place| (place.file.as_str(), place.line, place.item.as_str()));
    assert_eq!(place, Some(("shop/src/lib.rs", 7, "A.note")));
    assert_eq!(finding.pointer, "/properties/note");
    let witness = finding.witness.as_ref().expect("a witness");
    assert_eq!((witness.text.as_str(), witness.decoder.as_deref()), ("{}", None));
    assert!(witness.validator.contains("\"note\" is a required property"), "{witness:?}");
    let because = finding.because.as_ref().expect("the baseline says so");
    let text = std::fs::read_to_string(scratch.root().join("schemas/a.v1.json")).expect("the contract");
    let line = text.lines().nth(because.line as usize - 1).expect("a line of it");
    assert_eq!((because.text.as_str(), line.trim()), ("`note` is required", "\"note\""));
    assert!(finding.message.ends_with("services on the committed version refuse new events"), "{finding:?}");
}

#[test]
fn a_type_of_which_nothing_is_known_is_placed_at_its_event() {
    let scratch = Scratch::with(&[&[noted()]]);
    let report = scratch.check(&[bare()], &["error field-removed a.v1 forward"]);
    let place = report.findings[0].place.as_ref().expect("a place");
    assert_eq!((place.file.as_str(), place.line, place.item.as_str()), ("shop/src/lib.rs", 3, "A"));
}

#[test]
fn a_required_field_that_is_new_breaks_backward() {
    let scratch = Scratch::with(&[&[bare()]]);
    scratch.check(&[noted()], &["error field-added-required a.v1 backward"]);
}

#[test]
fn an_alias_that_is_gone_is_found_though_the_latest_contract_writes_the_new_name() {
    let old = event("a.v1", &json!({"qty": {"type": "integer"}}), &["qty"]);
    let mut new = event("a.v1", &json!({"quantity": {"type": "integer"}}), &["quantity"]);
    let mut both = new.clone();
    let mut reader = both.writer.clone().expect("a writer");
    reader["x-contract"] = "reader".into();
    reader.as_object_mut().expect("an object").shift_remove("required");
    reader["properties"]["qty"] = json!({"type": "integer"});
    reader["anyOf"] = json!([{"required": ["quantity"]}, {"required": ["qty"]}]);
    both.reader = Some(reader);
    let scratch = Scratch::with(&[&[old]]);
    // Reading both, but writing the new name: older readers want the old one.
    scratch.commit(std::slice::from_ref(&both));
    scratch.git(&["checkout", "--quiet", "-b", "topic"]);
    let backward = GateOptions { directions: Directions::Backward, ..options() };
    scratch.check_with(&[both], &backward, &[]);
    new.reader = None;
    scratch.check_with(&[new], &backward, &["error alias-removed a.v1 backward"]);
}

#[test]
fn the_key_and_the_topic_stay_within_a_version() {
    let keyed = |key: &str| about(noted(), "key", key);
    let scratch = Scratch::with(&[&[keyed("note")]]);
    scratch.check(&[keyed("note")], &[]);
    let report = scratch.check(&[keyed("other")], &["error key-changed a.v1"]);
    let finding = &report.findings[0];
    assert!(finding.message.starts_with("the key was `note`, and is `other`: "), "{finding:?}");
    assert_eq!(finding.because.as_ref().map(|because| because.text.as_str()), Some("it says `\"key\": \"note\"`"));
    scratch.check(&[noted()], &["error key-changed a.v1"]);
    scratch.check(&[about(keyed("note"), "topic", "elsewhere")], &["error topic-changed a.v1"]);
    // A version of its own may have another.
    let next = about(event("a.v2", &json!({}), &[]), "key", "other");
    scratch.check(&[keyed("note"), next], &[]);
}

#[test]
fn a_version_goes_only_after_its_last_day() {
    let promised = about(noted(), "sunset", "2026-06-30");
    let scratch = Scratch::with(&[&[promised, event("b.v1", &json!({}), &[])]]);
    let left = [event("b.v1", &json!({}), &[])];
    let on = |day: &str| GateOptions { today: Day::parse(day).expect("a day"), ..options() };
    let report = scratch.check_with(&left, &on("2026-06-30"), &["error version-removed a.v1"]);
    let finding = &report.findings[0];
    assert!(finding.message.contains("until 2026-06-30") && finding.fix.contains("2026-07-01"), "{finding:?}");
    assert_eq!((finding.version, finding.against.is_some()), (Some(1), true));
    scratch.check_with(&left, &on("2026-07-01"), &[]);
    scratch.check_with(&[], &on("2026-07-01"), &["error version-removed b.v1"]);
    // What HEAD removes is found on the default branch, and once only.
    scratch.commit(&left);
    scratch.check_with(&left, &on("2026-06-30"), &["error version-removed a.v1"]);
    scratch.commit_all();
    scratch.check_with(&left, &on("2026-06-30"), &[]);
}

#[test]
fn a_draft_is_only_warned_of() {
    let draft = |members: &Value, required: &[&str]| event("a.v0", members, required);
    let scratch = Scratch::with(&[&[draft(&json!({"note": {"type": "string"}}), &["note"])]]);
    let report = scratch.check(&[draft(&json!({}), &[])], &["warning field-removed a.v0 forward"]);
    assert!(report.is_compatible() && report.warnings() == 1);
    scratch.check(&[], &["warning version-removed a.v0"]);
}

#[test]
fn what_is_undecided_fails_unless_it_is_allowed() {
    let look = |pattern: &str| event("a.v1", &json!({"note": {"type": "string", "pattern": pattern}}), &["note"]);
    let scratch = Scratch::with(&[&[look("(a)\\1")]]);
    let expected = ["error undecided a.v1 backward", "error undecided a.v1 forward"];
    scratch.check(&[look("(a)\\1b*")], &expected);
    let expected = ["warning undecided a.v1 backward", "warning undecided a.v1 forward"];
    scratch.check_with(&[look("(a)\\1b*")], &GateOptions { undecided: Severity::Warning, ..options() }, &expected);
}

#[test]
fn what_other_repositories_write_is_read() {
    let other = Scratch::new();
    other.export(&[event("a.v1", &json!({"note": {"type": "integer"}}), &["note"]), event("c.v1", &json!({}), &[])]);
    let scratch = Scratch::with(&[&[]]);
    let mut reads = noted();
    reads.reader = reads.writer.take();
    let with = |folder: PathBuf| GateOptions { writers: vec![folder], ..options() };
    let expected = ["error type-changed a.v1 backward"];
    let report = scratch.check_with(std::slice::from_ref(&reads), &with(other.root().join("schemas")), &expected);
    let finding = &report.findings[0];
    assert!(finding.message.contains("the type refuses what the writer of ") && finding.message.ends_with(" writes"));
    assert!(finding.against.as_ref().is_some_and(|against| against.file.ends_with("schemas/a.v1.json")), "{finding:?}");
    // A folder of copies, as `schemas/external/` is.
    std::fs::rename(other.root().join("schemas"), other.root().join("shop")).expect("a folder");
    let copies = with(other.root().to_owned());
    scratch.check_with(std::slice::from_ref(&reads), &copies, &expected);
    other.write("shop/a.v1.json", "{}");
    scratch.fails(std::slice::from_ref(&reads), &copies, &["a.v1.json"]);
    scratch.fails(&[reads], &with(scratch.root().join("schemas/none")), &["schemas/none"]);
}

#[test]
#[ignore = "a measurement: run it with --release --ignored --nocapture"]
fn a_thousand_types() {
    let types = |more: &str| -> Vec<EventContract> {
        let members =
            |number: usize| json!({"note": {"type": "string"}, format!("m{number}{more}"): {"type": "integer"}});
        (0..1_000).map(|number| event(&format!("t{number}.v1"), &members(number), &["note"])).collect()
    };
    let contracts = ["a", "b", "c", "d"].map(types);
    let scratch = Scratch::with(&[&contracts[0], &contracts[1], &contracts[2], &[]]);
    for (name, linked) in [("unchanged", &contracts[2]), ("changed", &contracts[3])] {
        let started = Instant::now();
        let report = scratch.gate(linked, &options()).expect("a history");
        println!("{name}: {:?}, {:?}, {} findings", started.elapsed(), report.checked, report.findings.len());
    }
}

#[test]
fn a_type_that_became_a_reader_still_reads_what_it_wrote() {
    let scratch = Scratch::with(&[&[bare()]]);
    let mut reads = noted();
    reads.reader = reads.writer.take();
    scratch.check(&[reads], &["error field-added-required a.v1 backward"]);
}

/// The warnings of an edit of the optional member of `a.v1`.
#[track_caller]
fn drops(properties: Value, expected: &[&str]) {
    let mut new = contract("a.v1");
    new.writer.as_mut().expect("it is written")["properties"] = properties;
    let scratch = Scratch::with(&[&[contract("a.v1")]]);
    scratch.git(&["switch", "--quiet", "--create", "edit"]);
    scratch.export(std::slice::from_ref(&new));
    let report = gate_of(&scratch.settings(), &[new], &options()).expect("a repository with history");
    let found: Vec<&str> = report.findings.iter().map(|finding| finding.message.as_str()).collect();
    assert_eq!(report.errors(), 0, "{report:?}");
    assert_eq!(found.len(), expected.len(), "{found:?}");
    for (found, expected) in found.iter().zip(expected) {
        assert!(found.contains(expected), "{found}");
    }
}

#[test]
fn an_optional_member_that_is_no_longer_read_is_a_warning() {
    let text = json!({"type": "string"});
    drops(json!({"note": text}), &[]);
    drops(json!({"note": text, "more": text}), &[]);
    drops(json!({}), &["`note` is no longer read"]);
    drops(json!({"remark": text}), &["`note` looks renamed to `remark`"]);
    drops(json!({"remark": {"type": "integer"}}), &["`note` is no longer read"]);
}
