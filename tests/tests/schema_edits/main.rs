//! What `cargo xtask schemas --check` says to edits of the types: red with a readable diff for every edit that has an
//! effect on a contract, in both directions, and green for every other.
//!
//! Each row of the tables is an edit: the same event twice, in modules `before` and `after`. The contract of the one is
//! exported into a folder, which is then checked with the other, through event-schema's library. That the command does
//! the same is in `schemas_command.rs`.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use event_core::catalog::{self, Entry};
use event_schema::{INDEX_FILE, Report, Settings};

/// Rows of `name [keys] expectation; kind { before } => { after }`.
///
/// The kinds say what the braces hold: the `fields` of the event; the arguments of its `event` attribute; the variants of
/// a unit enum (`words`), or of a tagged one (`tagged`), in a field of the event; or all `items`, with the event named
/// `Subject`.
macro_rules! edits {
    (@body fields { $($fields:tt)* }) => {
        #[derive(Event)]
        #[event("edits.subject.v1")]
        pub(crate) struct Subject { $($fields)* }
    };
    (@body event { $($arguments:tt)* }) => {
        #[derive(Event)]
        #[event($($arguments)*)]
        pub(crate) struct Subject {
            #[json("id")]
            id: Uuid,
            #[json("name", len = 1..)]
            name: String,
        }
    };
    (@body words { $($variants:tt)* }) => {
        #[derive(Payload)]
        #[payload(closed)]
        pub(crate) enum Color { $($variants)* }
        edits! { @body fields { #[json("color")] color: Color } }
    };
    (@body tagged { $($variants:tt)* }) => {
        #[derive(Payload)]
        #[payload(tag = "kind", closed)]
        pub(crate) enum Payment { $($variants)* }
        edits! { @body fields { #[json("payment")] payment: Payment } }
    };
    (@body items { $($items:tt)* }) => { $($items)* };
    ($($name:ident [$($key:literal),*] $expected:expr; $kind:ident { $($before:tt)* } => { $($after:tt)* })*) => {
        $(
            #[allow(dead_code, unused_imports)]
            mod $name {
                pub(crate) mod before {
                    use $crate::types::*;
                    edits! { @body $kind { $($before)* } }
                }
                pub(crate) mod after {
                    use $crate::types::*;
                    edits! { @body $kind { $($after)* } }
                }
            }
        )*
        pub(crate) const EDITS: &[$crate::Edit] = &[$($crate::Edit {
            name: stringify!($name),
            keys: &[$($key),*],
            expected: $expected,
            before: $crate::Version { path: concat!(module_path!(), "::", stringify!($name), "::before::Subject"), text: stringify!($($before)*) },
            after: $crate::Version { path: concat!(module_path!(), "::", stringify!($name), "::after::Subject"), text: stringify!($($after)*) },
        }),*];
    };
}

mod event_keys;
mod harmless;
mod json_keys;
mod members;
mod payload_keys;
mod types;

/// An edit of an event's types.
pub(crate) struct Edit {
    name: &'static str,
    /// The keys of the grammar that it adds or changes, such as `json omitempty added`; backwards they are removed.
    keys: &'static [&'static str],
    expected: Expected,
    before: Version,
    after: Version,
}

/// One of the two versions of an event.
pub(crate) struct Version {
    /// The path of its Rust type, by which the catalog knows it.
    path: &'static str,
    text: &'static str,
}

/// Whether an edit is made or taken back.
#[derive(Clone, Copy, PartialEq)]
enum Direction {
    Forth,
    Back,
}

/// What the check says.
pub(crate) enum Expected {
    /// Nothing differs.
    Green,
    /// The file differs in these lines among others: `+` or `-`, a space, the line without indentation and comma. Two
    /// dots at the end stand for its rest.
    Red { file: &'static str, lines: &'static [&'static str] },
}

/// The writer's contract differs.
pub(crate) const fn writer(lines: &'static [&'static str]) -> Expected {
    Expected::Red { file: "edits.subject.v1.json", lines }
}

/// The reader's contract differs.
pub(crate) const fn reader(lines: &'static [&'static str]) -> Expected {
    Expected::Red { file: "edits.subject.v1.reader.json", lines }
}

/// The folder of the contracts, as a report names it.
const SCHEMAS: &str = "schemas";

fn edits() -> impl Iterator<Item = &'static Edit> {
    [json_keys::EDITS, event_keys::EDITS, payload_keys::EDITS, members::EDITS, harmless::EDITS].into_iter().flatten()
}

#[test]
fn the_check_is_red_with_a_diff_exactly_for_edits_with_an_effect() {
    let settings = Settings::load(env!("CARGO_MANIFEST_DIR")).expect("this workspace");
    let entries = catalog::entries();
    let (mut failures, mut table) = (0, String::new());
    for edit in edits() {
        for direction in [Direction::Forth, Direction::Back] {
            let outcome = judge(&settings, &entries, edit, direction);
            let arrow = if direction == Direction::Forth { "->" } else { "<-" };
            let verdict = if outcome.is_ok() { "as expected" } else { "WRONG" };
            let expected = if matches!(edit.expected, Expected::Green) { "green" } else { "red" };
            writeln!(table, "{:<42} {arrow} {expected:<5} {verdict}", edit.name).expect("a String takes all text");
            if let Err(found) = outcome {
                failures += 1;
                let (before, after) = (edit.before.text, edit.after.text);
                writeln!(table, "    {before}\n    {arrow}\n    {after}\n{found}").expect("a String takes all text");
            }
        }
    }
    assert!(failures == 0, "{failures} checks of {} edits are wrong\n{table}", edits().count());
}

/// Exports one version, checks the folder with the other, and compares with what is expected: what was found otherwise.
fn judge(settings: &Settings, entries: &[&'static Entry], edit: &Edit, direction: Direction) -> Result<(), String> {
    let (exported, checked) = match direction {
        Direction::Forth => (&edit.before, &edit.after),
        Direction::Back => (&edit.after, &edit.before),
    };
    let folder = tempfile::tempdir().expect("a temporary folder");
    let export = event_schema::export(&[entry(entries, exported)], None).map_err(|error| error.to_string())?;
    std::fs::create_dir(folder.path().join(SCHEMAS)).expect("a temporary folder");
    for (file, text) in &export.files {
        std::fs::write(folder.path().join(SCHEMAS).join(file), text).expect("a temporary file");
    }
    let mut settings = settings.clone();
    settings.root = folder.path().to_owned();
    settings.dir = SCHEMAS.into();
    settings.crates = Some(vec![String::from(env!("CARGO_PKG_NAME"))]);
    let report =
        event_schema::check_entries(&settings, &[entry(entries, checked)]).map_err(|error| error.to_string())?;
    let text = report.to_string();
    let Expected::Red { file, lines } = edit.expected else {
        return if report.is_clean() { Ok(()) } else { Err(text) };
    };
    let found = if file == INDEX_FILE { changed_in_index(&report) } else { changed_lines(&text, file) };
    for line in lines {
        let wanted = if direction == Direction::Back { reversed(line) } else { (*line).to_owned() };
        let is_wanted = |line: &String| match wanted.strip_suffix("..") {
            Some(start) => line.starts_with(start),
            None => *line == wanted,
        };
        if !found.iter().any(is_wanted) {
            return Err(format!("no line {wanted:?} for {file} in\n{text}"));
        }
    }
    if lines.is_empty() || report.is_clean() { Err(format!("no line is expected, or found\n{text}")) } else { Ok(()) }
}

fn entry(entries: &[&'static Entry], version: &Version) -> &'static Entry {
    let found = entries.iter().find(|entry| entry.info.rust == version.path);
    found.unwrap_or_else(|| panic!("no event {} in the catalog", version.path))
}

/// The added and removed lines of a file in the text of a report.
fn changed_lines(text: &str, file: &str) -> BTreeSet<String> {
    let of_file = |line: &&str| line.starts_with("error[");
    let mut lines = text.lines().skip_while(|line| !(of_file(line) && line.contains(&format!(" {SCHEMAS}/{file} "))));
    lines.next();
    lines
        .take_while(|line| !of_file(line))
        .filter(|line| !line.starts_with("+++ ") && !line.starts_with("--- "))
        .filter_map(|line| {
            let sign = line.chars().next().filter(|sign| "+-".contains(*sign))?;
            Some(format!("{sign} {}", line[1..].trim().trim_end_matches(',')))
        })
        .collect()
}

/// The same of the index, whose diff a report leaves out where those of the contracts explain it.
fn changed_in_index(report: &Report) -> BTreeSet<String> {
    let lines = |text: &Option<String>| -> BTreeSet<String> {
        text.iter().flat_map(|text| text.lines()).map(|line| line.trim().trim_end_matches(',').to_owned()).collect()
    };
    let Some(index) = report.changes.iter().find(|change| change.file == INDEX_FILE) else { return BTreeSet::new() };
    let (old, new) = (lines(&index.old), lines(&index.new));
    let removed = old.difference(&new).map(|line| format!("- {line}"));
    removed.chain(new.difference(&old).map(|line| format!("+ {line}"))).collect()
}

/// An added line as a removed one, and the other way round.
fn reversed(line: &str) -> String {
    let (sign, rest) = line.split_at(1);
    format!("{}{rest}", if sign == "+" { '-' } else { '+' })
}

/// Every key of the grammar with an effect on a contract, and what can be done to it apart from removing it, which the
/// same row does backwards. The others are in the table of harmless edits.
const EFFECTS: &[(&str, &[&str])] = &[
    ("json name", &["changed"]),
    ("json omitempty", &["added"]),
    ("json omitzero", &["added"]),
    ("json nullable", &["added"]),
    ("json string", &["added", "changed"]),
    ("json safe", &["added", "changed"]),
    ("json base64", &["added"]),
    ("json default", &["added"]),
    ("json alias", &["added", "changed"]),
    ("json range", &["added", "changed"]),
    ("json len", &["added", "changed"]),
    ("json precision", &["added", "changed"]),
    ("json verbatim", &["harmless"]),
    ("json other", &["added"]),
    ("event versioned", &["changed"]),
    ("event topic", &["added", "changed"]),
    ("event key", &["added", "changed"]),
    ("event type", &["added", "changed"]),
    ("event upcast", &["added", "changed"]),
    ("event reader", &["added"]),
    ("event max_bytes", &["added", "changed"]),
    ("event sunset", &["added", "changed"]),
    ("event name", &["added", "changed"]),
    ("event crate", &["harmless"]),
    ("payload open", &["added"]),
    ("payload closed", &["added"]),
    ("payload tag", &["added", "changed"]),
    ("payload text", &["added"]),
    ("payload reader", &["harmless"]),
    ("payload name", &["added", "changed"]),
    ("payload crate", &["harmless"]),
];

#[test]
fn every_key_of_the_grammar_is_edited_in_every_way() {
    let edited: BTreeSet<&str> = edits().flat_map(|edit| edit.keys).copied().collect();
    let wanted: Vec<String> =
        EFFECTS.iter().flat_map(|(key, ways)| ways.iter().map(move |way| format!("{key} {way}"))).collect();
    let missing: Vec<&String> = wanted.iter().filter(|key| !edited.contains(key.as_str())).collect();
    assert!(missing.is_empty(), "no row edits {missing:?}");
    let surplus: Vec<&&str> = edited.iter().filter(|key| !wanted.iter().any(|wanted| wanted == *key)).collect();
    assert!(surplus.is_empty(), "rows name what EFFECTS does not: {surplus:?}");
}

#[test]
fn the_list_of_keys_is_the_derives() {
    let source = include_str!("../../../event-derive/src/parse.rs");
    let of_derive = ["json", "event", "payload"].iter().flat_map(|attribute| {
        let start = format!("const {}_KEYS: ", attribute.to_uppercase());
        let (_, list) = source.split_once(&start).expect("the derive lists its keys");
        let (list, _) = list.split_once("];").expect("a list ends");
        list.split('"').skip(1).step_by(2).map(move |key| format!("{attribute} {key}"))
    });
    let of_derive: BTreeSet<String> = of_derive.collect();
    let positional = ["json name", "event versioned"];
    let listed: BTreeSet<String> =
        EFFECTS.iter().map(|(key, _)| (*key).to_owned()).filter(|key| !positional.contains(&key.as_str())).collect();
    assert_eq!(listed, of_derive);
}

#[test]
fn the_table_is_long_enough_and_its_names_differ() {
    let names: BTreeSet<&str> = edits().map(|edit| edit.name).collect();
    assert_eq!(names.len(), edits().count());
    let (green, red): (Vec<&Edit>, Vec<&Edit>) = edits().partition(|edit| matches!(edit.expected, Expected::Green));
    assert!(red.len() >= 80 && green.len() >= 20, "{} red, {} green", red.len(), green.len());
}
