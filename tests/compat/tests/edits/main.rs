//! The documented edits of one example event: verdict, rules and smallest witness of each, both ways.
//!
//! `docs/compat-edits.md` is made from them; `EVENT_TEST_UPDATE=1` writes it.

mod types;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

use compat_tests::pair::{Judged, Pair, Subject, judge};
use compat_tests::{cases, seed};
use event_core::schema::Side;
use event_schema::rules::{Edit, classify};
use event_schema::{Direction, Verdict};

/// What each edit gives: new code reads old events (backward), services that run read new ones (forward). A break is
/// named by the rule of its smallest witness.
const EXPECTED: &[(&str, &str, &str)] = &[
    ("field added", "field-added-required", "compatible"),
    ("field added, with a default", "compatible", "compatible"),
    ("field added, left out where there is none", "compatible", "compatible"),
    ("field added, null where there is none", "field-added-required", "compatible"),
    ("field removed", "compatible", "field-removed"),
    ("optional field removed", "compatible", "compatible"),
    ("field renamed", "field-renamed", "field-renamed"),
    ("field renamed, with an alias", "compatible", "field-renamed"),
    ("alias removed", "compatible", "compatible"),
    ("default added", "compatible", "compatible"),
    ("default removed", "compatible", "compatible"),
    ("optional made required", "field-became-required", "compatible"),
    ("required made optional", "compatible", "field-became-optional"),
    ("absent made null", "field-became-required", "compatible"),
    ("null made possible", "compatible", "null-added"),
    ("null and absent kept apart", "compatible", "field-became-optional"),
    ("zero left out", "compatible", "field-became-optional"),
    ("integer widened", "compatible", "range-widened"),
    ("integer narrowed", "range-narrowed", "compatible"),
    ("range widened", "compatible", "range-widened"),
    ("range narrowed", "range-narrowed", "compatible"),
    ("length narrowed", "length-narrowed", "compatible"),
    ("number written as text", "integer-form-changed", "integer-form-changed"),
    ("integer made a float", "compatible", "type-changed"),
    ("precision lowered", "compatible", "compatible"),
    ("precision given up", "compatible", "compatible"),
    ("any offset instead of UTC", "timestamp-precision-changed", "compatible"),
    ("text of a time made a time", "compatible", "compatible"),
    ("uuid made text", "compatible", "text-form-changed"),
    ("bytes made text", "compatible", "text-form-changed"),
    ("one made many", "type-changed", "type-changed"),
    ("item of another type", "type-changed", "type-changed"),
    ("map made a struct", "field-became-required", "compatible"),
    ("removed, and added two steps later as another type", "type-changed", "type-changed"),
    ("fields reordered", "compatible", "compatible"),
    ("closed enum: value added", "compatible", "enum-value-added"),
    ("closed enum: value removed", "enum-value-removed", "compatible"),
    ("closed enum: value renamed, with an alias", "compatible", "enum-value-added"),
    ("enum opened", "compatible", "enum-opened"),
    ("enum closed", "enum-closed", "compatible"),
    ("open enum: value added", "compatible", "compatible"),
    ("closed enum: variant added", "compatible", "variant-added"),
    ("closed enum: variant removed", "variant-removed", "compatible"),
    ("open enum: variant added", "field-added-required", "compatible"),
    ("open enum: variant without fields added", "compatible", "compatible"),
    ("variant's field added", "field-added-required", "compatible"),
    ("variant's optional field added", "compatible", "compatible"),
    ("tag renamed", "tag-renamed", "tag-renamed"),
    ("recursion added", "compatible", "compatible"),
    ("recursion removed", "compatible", "compatible"),
    ("recursion as a map", "type-changed", "type-changed"),
    ("docs reworded", "compatible", "compatible"),
];

const HEAD: &str = "\
# What an edit does to others

Each row is an edit of this event, in place of the line with `..`:

```rust,ignore
#[derive(Event)]
#[event(\"orders.placed.v1\")]
pub struct OrderPlaced {
    #[json(\"order\", range = 1..)]
    pub order: u32,
    ..
    #[json(\"lines\")]
    pub lines: Vec<Sku>, // a newtype of `String`
}
```

*New reads old* (backward): new code reads events that are stored or in flight. *Old reads new* (forward): services that
are not deployed yet read what new code writes. A break is given by its rule (`event-schema explain <rule>`) and the
smallest event that shows it. A test holds each cell against the engine, and against what the types themselves decode.

Fields stand short: `qty: u8, range = 1..=9` is `#[json(\"qty\", range = 1..=9)] pub qty: u8`; enums by their values, where
`mobile=app` is `mobile` with the alias `app`.

An alias that is removed is missed by what was written before it came, and a field that was removed and added as another
type by what was written before that: those are other rows once the earlier contract is the one compared with. What is
no matter of two contracts (a changed ordering key, a removed version) has no row here.

| edit | before | after | new reads old | old reads new |
|---|---|---|---|---|
";

/// The verdict in a word, or the rule of the smallest witness.
fn named(judged: &Judged, direction: Direction, writer: &Subject, reader: &Subject) -> String {
    let Some(found) = judged.breaks.first() else {
        return judged.verdict.map_or("error", Verdict::as_str).to_owned();
    };
    let (writer, reader) = (writer.contract(Side::Writer), reader.contract(Side::Reader));
    let witness = serde_json::from_str(&found.witness).expect("a witness is JSON");
    let edit = Edit { direction, writer: &writer, reader: &reader, witness: &witness, was_read: false };
    let rules: BTreeSet<&str> = found.faults.iter().map(|fault| classify(fault, &edit).rule.id).collect();
    rules.into_iter().collect::<Vec<_>>().join(", ")
}

/// A cell: the verdict, or the rule and the smallest witness.
fn cell(named: &str, judged: &Judged) -> String {
    match judged.breaks.first() {
        None => named.to_owned(),
        Some(found) => format!("{named}: `{}`", found.witness.replace('|', "\\|")),
    }
}

#[test]
fn every_documented_edit_gives_the_verdict_the_rule_and_the_witness_beside_it() {
    let (seed, values) = (seed(20_260_101), cases(300));
    let mut doc = HEAD.to_owned();
    let mut wrong = Vec::new();
    for Pair { edit, shown: [before, after], old, new, .. } in types::pairs() {
        let backward = judge(&old, &new, seed, values);
        let forward = judge(&new, &old, seed, values);
        wrong.extend(backward.disagreement.iter().chain(&forward.disagreement).map(|why| format!("{edit}: {why}")));
        let names =
            [named(&backward, Direction::Backward, &old, &new), named(&forward, Direction::Forward, &new, &old)];
        match EXPECTED.iter().find(|(name, _, _)| *name == edit) {
            None => wrong.push(format!("{edit}: nothing is expected of it")),
            Some(&(_, backward, forward)) if names != [backward, forward] => {
                wrong.push(format!("{edit}: expected {backward:?} and {forward:?}, found {names:?}"));
            }
            Some(_) => {}
        }
        let (backward, forward) = (cell(&names[0], &backward), cell(&names[1], &forward));
        let _ = writeln!(doc, "| {edit} | `{before}` | `{after}` | {backward} | {forward} |");
    }
    assert!(wrong.is_empty(), "{} of {} edits:\n{}", wrong.len(), EXPECTED.len(), wrong.join("\n"));
    check_doc(&doc);
}

#[test]
fn every_edit_that_is_expected_of_is_made() {
    let made: Vec<&str> = types::pairs().iter().map(|pair| pair.edit).collect();
    let expected: Vec<&str> = EXPECTED.iter().map(|(edit, _, _)| *edit).collect();
    assert_eq!(made, expected);
    assert!(made.len() >= 30, "{} edits", made.len());
}

fn check_doc(doc: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/compat-edits.md");
    if std::env::var_os("EVENT_TEST_UPDATE").is_some() {
        std::fs::write(&path, doc).expect("the docs can be written");
        return;
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        committed == doc,
        "docs/compat-edits.md is stale: run this test with EVENT_TEST_UPDATE=1; it would be\n{doc}"
    );
}
