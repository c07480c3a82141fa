//! Breaks that are wanted: waivers, and contracts that are retired.

use super::*;

const REMOVED: &str = "error field-removed a.v1 forward";

/// A repository whose `note` is about to go, with these waivers.
fn waived(text: &str) -> Scratch {
    let scratch = Scratch::with(&[&[noted()]]);
    scratch.write("schemas/waivers.toml", text);
    scratch
}

fn waiver(rule: &str, pointer: &str, expires: &str) -> String {
    format!(
        "[[waiver]]\ntype = \"a.v1\"\nversion = 1\nrule = \"{rule}\"\npointer = \"{pointer}\"\nreason = \"nobody reads it\"\n\
         expires = {expires}\n"
    )
}

#[test]
fn a_waiver_covers_its_finding_until_its_last_day() {
    let scratch = waived(&waiver("field-removed", "/properties/note", "2026-12-31"));
    let report = scratch.check(&[bare()], &[]);
    let covered = &report.waived[0];
    assert_eq!((covered.reason.as_str(), covered.expires.as_str()), ("nobody reads it", "2026-12-31"));
    assert_eq!(covered.finding.rule, "field-removed");
    let later = GateOptions { today: Day::parse("2027-01-01").expect("a day"), ..options() };
    let report = scratch.check_with(&[bare()], &later, &["error waiver-expired a.v1", REMOVED]);
    let place = report.findings[0].place.as_ref().expect("a place");
    assert_eq!((place.file.as_str(), place.line), ("schemas/waivers.toml", 1));
}

#[test]
fn a_waiver_without_a_finding_is_warned_of() {
    const UNUSED: &str = "warning waiver-unused a.v1";
    let date = "\"2026-12-31\"";
    waived(&waiver("field-removed", "/properties/note", date)).check(&[noted()], &[UNUSED]);
    waived(&waiver("field-removed", "/properties/other", date)).check(&[bare()], &[REMOVED, UNUSED]);
    waived(&waiver("type-changed", "/properties/note", date)).check(&[bare()], &[REMOVED, UNUSED]);
    let other_version = waiver("field-removed", "/properties/note", date).replace("version = 1", "version = 2");
    waived(&other_version).check(&[bare()], &[REMOVED, "warning waiver-unused a.v1"]);
}

#[test]
fn a_waiver_that_is_none_is_an_error_with_every_problem() {
    let text = waiver("field-removd", "/properties/note", "\"soon\"").replace("nobody reads it", " ");
    waived(&text).fails(
        &[bare()],
        &options(),
        &[
            "schemas/waivers.toml:1: `rule`: there is no rule \"field-removd\"",
            "schemas/waivers.toml:1: `expires`: expected a day, YYYY-MM-DD",
            "schemas/waivers.toml:1: `reason`: expected why",
        ],
    );
    waived("[[waiver]]\ntype = \"a.v1\"\n").fails(
        &[bare()],
        &options(),
        &["lacks `rule`, `pointer`, `reason`, `expires`"],
    );
}

fn retired(key: &str, value: &str) -> String {
    format!("[[retired]]\ntype = \"a.v1\"\n{key} = \"{value}\"\nreason = \"the topic was emptied\"\n")
}

#[test]
fn retired_contracts_are_no_baselines() {
    let number = event("a.v1", &json!({"a": {"type": "integer"}}), &[]);
    let text = event("a.v1", &json!({"a": {"type": "string"}}), &[]);
    let scratch = Scratch::with(&[std::slice::from_ref(&number), &[bare()]]);
    let first = scratch.git(&["rev-parse", "HEAD~1"]);
    scratch.git(&["checkout", "--quiet", "-b", "topic"]);
    let found = ["error type-changed a.v1 backward", "error type-changed a.v1 forward"];
    scratch.check(std::slice::from_ref(&text), &found);
    for (key, value) in [("commit", first.as_str()), ("commit", &first[..9]), ("date", "2026-01-01")] {
        scratch.write("schemas/retired.toml", &retired(key, value));
        let report = scratch.check(std::slice::from_ref(&text), &[]);
        assert_eq!(report.checked.baselines, 1, "what came after still counts");
    }
    scratch.write("schemas/retired.toml", &retired("date", "2025-12-31"));
    scratch.check(&[text], &found);
}

#[test]
fn a_retired_type_may_go() {
    let scratch = Scratch::with(&[&[noted()]]);
    scratch.check(&[], &["error version-removed a.v1"]);
    scratch.write("schemas/retired.toml", &retired("date", "2026-01-01"));
    scratch.check(&[], &[]);
}

#[test]
fn an_entry_that_retires_nothing_is_found() {
    let scratch = Scratch::with(&[&[noted()]]);
    scratch.write("schemas/retired.toml", &retired("commit", "0123456789"));
    let report = scratch.check(&[noted()], &["error retired-unknown a.v1"]);
    assert!(report.findings[0].message.starts_with("the commit 0123456 of a retired contract"), "{report:?}");
    scratch.write("schemas/retired.toml", &retired("date", "2026-01-01").replace("a.v1", "b.v1"));
    scratch.check(&[noted()], &["error retired-unknown b.v1"]);
}

#[test]
fn an_entry_that_is_none_is_an_error() {
    let scratch = Scratch::with(&[&[noted()]]);
    let check = |key: &str, value: &str, part: &str| {
        scratch.write("schemas/retired.toml", &retired(key, value));
        scratch.fails(&[noted()], &options(), &["schemas/retired.toml:1: ", part]);
    };
    check("date", "2027-01-01", "2027-01-01 is in the future");
    check("date", "soon", "expected a day, YYYY-MM-DD");
    check("commit", "main", "at least 7 hexadecimal digits");
    check("commit", "0123456\"\ndate = \"2026-01-01", "expected `commit` or `date`, one of them");
}
