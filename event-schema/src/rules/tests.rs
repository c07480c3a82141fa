//! That every example is what the engine says, and that the pages are current.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::page::index;
use super::*;
use crate::compare::{CompareOptions, Comparison, Records, compare};

/// The breaks of an edit, the older contract first.
fn compared(old: &str, new: &str, direction: Direction) -> (Comparison, Vec<Named>) {
    let parse = |text: &str| -> serde_json::Value { serde_json::from_str(text).expect("a contract is JSON") };
    let (old, new) = (parse(old), parse(new));
    let (writer, reader) = match direction {
        Direction::Backward => (&old, &new),
        Direction::Forward => (&new, &old),
    };
    let formats = crate::compare::Formats::Assert;
    let options = CompareOptions { records: Records::Closed, formats, ..CompareOptions::default() };
    let comparison = compare(writer, reader, &options).expect("contracts are schemas");
    let named = comparison.breaks.iter().flat_map(|found| {
        let witness = parse(&found.witness);
        let edit = Edit { direction, writer, reader, witness: &witness, was_read: false };
        found.faults.iter().map(|fault| classify(fault, &edit)).collect::<Vec<_>>()
    });
    let named = named.collect();
    (comparison, named)
}

#[track_caller]
fn check(old: &str, new: &str, direction: Direction, rules: &[&str], witnesses: &[&str]) {
    let (comparison, named) = compared(old, new, direction);
    let found: Vec<&str> = comparison.breaks.iter().map(|found| found.witness.as_str()).collect();
    let ids: Vec<&str> = named.iter().map(|named| named.rule.id).collect();
    assert_eq!((ids.as_slice(), found.as_slice()), (rules, witnesses), "{old} -> {new}: {comparison:#?}");
}

#[test]
fn every_example_has_its_rule_and_its_smallest_witness() {
    for rule in all() {
        if let Example::Edit { contracts, direction, witness, .. } = rule.example {
            let (comparison, named) = compared(contracts.0, contracts.1, direction);
            let first = comparison.breaks.first().unwrap_or_else(|| panic!("{}: compatible", rule.id));
            assert_eq!((first.witness.as_str(), named[0].rule.id), (witness, rule.id), "{named:#?} {comparison:#?}");
            assert!(comparison.is_smallest(), "{}", rule.id);
        }
    }
}

#[test]
fn ids_are_words_and_each_is_there_once() {
    let mut seen = BTreeSet::new();
    for rule in all() {
        assert!(rule.id.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'), "{}", rule.id);
        assert!(seen.insert(rule.id), "{} is there twice", rule.id);
        for text in [rule.title, rule.fix] {
            assert!(!text.ends_with('.') && !text.is_empty(), "{}: {text}", rule.id);
        }
    }
}

#[test]
fn every_break_behind_the_first_is_found() {
    let old = r#"{"type": "object", "properties": {"a": {"enum": ["x"]}, "b": {"type": "integer", "minimum": 0, "maximum": 9}, "c": {"type": "string"}}, "required": ["a", "b", "c"]}"#;
    let new = r#"{"type": "object", "properties": {"a": {"enum": ["x", "y", "z"]}, "b": {"type": "integer", "minimum": 0, "maximum": 99}}, "required": ["a", "b"]}"#;
    check(
        old,
        new,
        Direction::Forward,
        &["field-removed", "enum-value-added", "enum-value-added", "range-widened"],
        &[r#"{"a":"x","b":0}"#, r#"{"a":"y","b":0}"#, r#"{"a":"z","b":0}"#, r#"{"a":"x","b":10}"#],
    );
}

#[test]
fn an_open_enum_that_closes_is_one_break() {
    let old = r#"{"type": "object", "properties": {"a": {"type": "string"}}, "required": ["a"]}"#;
    let new = r#"{"type": "object", "properties": {"a": {"enum": ["x"]}}, "required": ["a"]}"#;
    check(old, new, Direction::Backward, &["enum-closed"], &[r#"{"a":""}"#]);
}

#[test]
fn fields_under_an_alias_are_missing_under_their_own_name() {
    let old = r#"{"type": "object", "properties": {"b": {"type": "string"}}, "required": ["b"]}"#;
    let new = r#"{"type": "object", "properties": {"n": {"type": "integer"}, "m": {"type": "integer"}},
        "oneOf": [{"required": ["n"]}, {"required": ["m"]}]}"#;
    check(old, new, Direction::Backward, &["field-added-required"], &[r#"{"b":""}"#]);
    // A missing one does not hide what is behind it, though a document with the other name is taken twice once it is healed.
    let old = r#"{"type": "object", "properties": {"m": {"type": "integer"}, "x": {"type": "integer", "minimum": 0}}}"#;
    let new = r#"{"type": "object", "properties": {"n": {"type": "integer"}, "m": {"type": "integer"},
        "x": {"type": "integer", "minimum": 1}}, "oneOf": [{"required": ["n"]}, {"required": ["m"]}]}"#;
    check(old, new, Direction::Backward, &["field-added-required", "range-narrowed"], &["{}", r#"{"x":0}"#]);
}

#[test]
fn two_fields_are_renamed_each_to_its_own() {
    let old = r#"{"type": "object", "properties": {"a": {"type": "string"}, "b": {"type": "string"}}, "required": ["a", "b"]}"#;
    let new = r#"{"type": "object", "properties": {"c": {"type": "string"}, "d": {"type": "string"}}, "required": ["c", "d"]}"#;
    let (_, named) = compared(old, new, Direction::Backward);
    let messages: Vec<&str> = named.iter().map(|named| named.what.as_str()).collect();
    assert_eq!(messages, ["`a` became `c`", "`b` became `d`"]);
}

#[test]
fn the_pages_are_current() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/rules");
    let mut pages: Vec<(PathBuf, String)> =
        all().map(|rule| (folder.join(format!("{}.md", rule.id)), page(rule))).collect();
    pages.push((folder.join("README.md"), index()));
    if std::env::var_os("EVENT_TEST_UPDATE").is_some() {
        std::fs::create_dir_all(&folder).expect("the folder of the docs can be written");
        for (path, text) in &pages {
            std::fs::write(path, text).expect("a page can be written");
        }
    }
    for (path, text) in &pages {
        let current = std::fs::read_to_string(path).unwrap_or_default();
        assert!(current == *text, "{} is not current: EVENT_TEST_UPDATE=1 writes it", path.display());
    }
    let known: BTreeSet<&PathBuf> = pages.iter().map(|(path, _)| path).collect();
    for entry in std::fs::read_dir(&folder).expect("the folder is there") {
        let path = entry.expect("it can be listed").path();
        assert!(known.contains(&path), "{} is the page of no rule", path.display());
    }
}
