//! What each format makes of a report.

use serde_json::Value;

use super::{github, human, json, markdown, sarif};
use crate::gate::{
    Against, Because, Checked, Direction, GateFinding, GateReport, RustPlace, Severity, Waived, Witness,
};

fn sample() -> GateReport {
    let against = Against { commit: Some("1a2b3c4d5e".repeat(4)), file: String::from("schemas/orders.placed.v1.json") };
    let finding = |rule, message: &str| GateFinding {
        rule,
        severity: Severity::Error,
        event_type: String::from("orders.placed.v1"),
        version: Some(1),
        direction: Some(Direction::Forward),
        message: message.to_owned(),
        against: None,
        also_against: Vec::new(),
        pointer: String::from("/properties/note"),
        place: None,
        witness: None,
        because: None,
        fix: String::new(),
    };
    let removed = GateFinding {
        against: Some(against.clone()),
        place: Some(RustPlace {
            file: String::from("src/orders.rs"),
            line: 31,
            item: String::from("OrderPlaced.note"),
        }),
        witness: Some(Witness {
            text: String::from(r#"{"sku":""}"#),
            pointer: String::new(),
            validator: String::from("\"note\" is a required property at \"\""),
            decoder: None,
        }),
        because: Some(Because { text: String::from("`note` is required"), against, line: 42 }),
        fix: String::from("keep the field"),
        ..finding("field-removed", "`note` is no longer written: services will reject new events")
    };
    GateReport {
        against: String::from("origin/main"),
        findings: vec![removed],
        waived: vec![Waived {
            finding: finding("null-added", "`/note` may be null"),
            reason: String::from("nobody reads it"),
            expires: String::from("2027-01-31"),
        }],
        notes: vec![String::from("nothing else")],
        checked: Checked { types: 2, baselines: 3, comparisons: 6 },
        micros: 1,
    }
}

#[track_caller]
fn document(text: &str) -> Value {
    serde_json::from_str(text).expect("the report is JSON")
}

#[test]
fn people_get_the_whole_story() {
    let text = anstream::adapter::strip_str(&human(&sample())).to_string();
    let expected = "\
error[field-removed]: orders.placed.v1 (forward): `note` is no longer written: services will reject new events
  --> src/orders.rs:31  OrderPlaced.note
  witness  {\"sku\":\"\"}
           jsonschema: \"note\" is a required property at \"\"
  because  `note` is required in schemas/orders.placed.v1.json:42
           as it is at 1a2b3c4
  pointer  /properties/note
  fix      keep the field

waived[null-added]: orders.placed.v1 (forward): `/note` may be null
  pointer  /properties/note
  waived   until 2027-01-31: nobody reads it

note: nothing else
compat: 2 events against 3 contracts, origin/main: 1 error, 1 waived finding
`event-schema explain field-removed` says more of a rule
";
    assert_eq!(text, expected);
}

#[test]
fn programs_get_everything() {
    let document = document(&json(&sample()));
    assert_eq!(document["format"], 1);
    assert_eq!(document["status"], "incompatible");
    assert_eq!(document["findings"][0]["rule"], "field-removed");
    assert_eq!(document["findings"][0]["witness"]["text"], "{\"sku\":\"\"}");
    assert_eq!(document["findings"][0]["because"]["against"]["file"], "schemas/orders.placed.v1.json");
    assert_eq!(document["waived"][0]["reason"], "nobody reads it");
}

#[test]
fn code_scanning_gets_rules_results_and_suppressions() {
    let document = document(&sarif(&sample()));
    assert_eq!(document["version"], "2.1.0");
    let run = &document["runs"][0];
    let result = &run["results"][0];
    let rule = result["ruleIndex"].as_u64().and_then(|at| usize::try_from(at).ok()).expect("an index");
    assert_eq!(run["tool"]["driver"]["rules"][rule]["id"], "field-removed");
    assert_eq!(result["level"], "error");
    let location = &result["locations"][0]["physicalLocation"];
    assert_eq!(location["artifactLocation"], serde_json::json!({"uri": "src/orders.rs", "uriBaseId": "%SRCROOT%"}));
    assert_eq!(location["region"]["startLine"], 31);
    assert_eq!(run["results"][1]["suppressions"][0]["kind"], "external");
}

#[test]
fn annotations_are_one_line_each() {
    let text = github(&sample());
    let lines: Vec<&str> = text.lines().collect();
    let first = "::error file=src/orders.rs,line=31,title=compat[field-removed]::orders.placed.v1 (forward): ";
    assert!(lines[0].starts_with(first) && lines[0].contains("%0Awitness  {"), "{text}");
    assert!(lines[1].starts_with("::notice title=compat[null-added]::"), "{text}");
    assert_eq!(lines.len(), 4, "{text}");
}

#[test]
fn a_comment_shows_each_finding_and_stays_small() {
    let text = markdown(&sample());
    assert!(text.contains("#### `error[field-removed]` orders.placed.v1 (forward): `note` is no longer"), "{text}");
    assert!(text.contains("```text\nwitness  {\"sku\":\"\"}\n"), "{text}");
    let many = GateReport { findings: vec![sample().findings[0].clone(); 1_000], ..sample() };
    let text = markdown(&many);
    assert!(text.len() < 65_536 && text.contains("more findings: see the log"), "{}", text.len());
}

#[test]
fn what_comes_from_outside_is_shown_harmless() {
    let mut report = sample();
    report.findings[0].message = String::from("a\u{1b}[2J\n::error::b @everyone");
    let text = human(&report);
    assert!(!text.contains("[2J\n") && !text.contains("\u{1b}[2J"), "{text:?}");
    let text = github(&report);
    assert!(!text.contains("\n::error::b"), "{text}");
    let text = markdown(&report);
    assert!(!text.contains("@everyone"), "{text}");
}
