//! Edits of types: enums of strings, tagged enums, recursion, and several fields at once.

use crate::model::{Edit, Type, Version};

/// What is done to an enum of strings: before, after.
const WORDS: &[(&str, &str, &str)] = &[
    ("value added", "closed: red, green", "closed: red, green, blue"),
    ("only value left", "closed: red, green", "closed: red"),
    ("value renamed", "closed: red, green", "closed: red, lime"),
    ("value renamed, with an alias", "closed: red, green", "closed: red, lime=green"),
    ("value's alias removed", "closed: red, green=lime", "closed: red, green"),
    ("values reordered", "closed: red, green, blue", "closed: blue, red, green"),
    ("enum opened", "closed: red, green", "open: red, green"),
    ("enum opened, value removed", "closed: red, green", "open: red"),
    ("value added to an open enum", "open: red, green", "open: red, green, blue"),
    ("value of an open enum renamed", "open: red, green", "open: red, lime"),
    ("value of an open enum renamed, with an alias", "open: red, green", "open: red, lime=green"),
    ("alias of an open enum removed", "open: red, green=lime", "open: red, green"),
    ("value of another case", "closed: red, green", "closed: Red, green"),
    ("alias made a value", "closed: red, green=lime", "closed: red, lime, green"),
    ("values exchanged for others", "closed: red, green", "closed: dark, light"),
];

/// The same for a tagged enum.
const TAGGED: &[(&str, &str, &str)] = &[
    ("variant added", "closed kind: a { n: u8 } ; b", "closed kind: a { n: u8 } ; b ; c { text: String }"),
    ("variant renamed", "closed kind: a { n: u8 } ; b", "closed kind: a { n: u8 } ; bee"),
    ("variant renamed, with an alias", "closed kind: a { n: u8 } ; b", "closed kind: a { n: u8 } ; bee=b"),
    ("variant's alias removed", "closed kind: a=aye { n: u8 } ; b", "closed kind: a { n: u8 } ; b"),
    ("variants reordered", "closed kind: a { n: u8 } ; b", "closed kind: b ; a { n: u8 }"),
    ("variant's field added", "closed kind: a { n: u8 } ; b", "closed kind: a { n: u8 | m: String } ; b"),
    ("variant's field added, with a default", "closed kind: a ; b", "closed kind: a ; b { m: u32 / default }"),
    ("variant's field added, omitempty", "closed kind: a ; b", "closed kind: a { m: Option<u8> / omitempty } ; b"),
    ("variant's field widened", "closed kind: a { n: u8 } ; b", "closed kind: a { n: u16 } ; b"),
    (
        "variant's field renamed, with an alias",
        "closed kind: a { n: u8 } ; b",
        "closed kind: a { m: u8 / alias = \"n\" } ; b",
    ),
    ("unit variant made a record", "closed kind: a ; b", "closed kind: a {} ; b"),
    (
        "variants' fields exchanged",
        "closed kind: a { n: u8 } ; b { t: Uuid }",
        "closed kind: a { t: Uuid } ; b { n: u8 }",
    ),
    ("tag renamed", "closed kind: a { n: u8 } ; b", "closed type: a { n: u8 } ; b"),
    ("enum opened", "closed kind: a { n: u8 } ; b", "open kind: a { n: u8 } ; b"),
    ("enum opened, variant removed", "closed kind: a { n: u8 } ; b", "open kind: a { n: u8 }"),
    ("variant added to an open enum", "open kind: a { n: u8 } ; b", "open kind: a { n: u8 } ; b ; c { text: String }"),
    (
        "optional variant added to an open enum",
        "open kind: a { n: u8 }",
        "open kind: a { n: u8 } ; c { m: u8 / default }",
    ),
    ("unit variant added to an open enum", "open kind: a { n: u8 }", "open kind: a { n: u8 } ; c"),
    ("variant of an open enum renamed, with an alias", "open kind: a { n: u8 } ; b", "open kind: a { n: u8 } ; bee=b"),
    ("tag of an open enum renamed", "open kind: a { n: u8 } ; b", "open type: a { n: u8 } ; b"),
    (
        "variant that holds the enum added",
        "closed kind: a { n: u8 }",
        "closed kind: a { n: u8 } ; not { of: Box<Choice> }",
    ),
    (
        "variant narrowed below recursion",
        "closed kind: a { n: u8 } ; not { of: Box<Choice> }",
        "closed kind: a { n: u8 / range = ..=9 } ; not { of: Box<Choice> }",
    ),
    (
        "one to many below recursion",
        "closed kind: a { n: u8 } ; all { of: Box<Choice> }",
        "closed kind: a { n: u8 } ; all { of: Vec<Choice> / omitempty }",
    ),
];

/// Edits of recursive types: before, after, each the field and the types.
const RECURSION: &[(&str, &[&str], &[&str])] = &[
    ("recursion added", &["n: u8"], &["n: u8 | next: Option<Box<Node>> / omitempty"]),
    ("recursion added, as a list", &["n: u8"], &["n: u8 | next: Vec<Node> / omitempty"]),
    ("recursion added, nullable", &["n: u8"], &["n: u8 | next: Option<Box<Node>> / nullable"]),
    ("recursion as a list", &["n: u8 | next: Option<Box<Node>> / omitempty"], &["n: u8 | next: Vec<Node> / omitempty"]),
    ("recursion as a map", &["n: u8 | next: Vec<Node>"], &["n: u8 | next: BTreeMap<String, Node>"]),
    (
        "recursion through a second type, of the same values",
        &["n: u8 | next: Option<Box<Node>> / omitempty"],
        &["n: u8 | next: Option<Box<Even>> / omitempty", "n: u8 | next: Option<Box<Node>> / omitempty"],
    ),
    (
        "recursion through a second type, which is narrower",
        &["n: u8 | next: Option<Box<Node>> / omitempty"],
        &["n: u8 | next: Option<Box<Even>> / omitempty", "n: u8 / range = ..=9 | next: Option<Box<Node>> / omitempty"],
    ),
    (
        "recursion cut off",
        &["n: u8 | next: Option<Box<Node>> / omitempty"],
        &["n: u8 | next: Option<Box<Even>> / omitempty", "n: u8"],
    ),
    ("field added inside recursion", &["n: u8 | next: Vec<Node>"], &["n: u8 | m: bool / default | next: Vec<Node>"]),
    ("field required inside recursion", &["n: u8 | next: Vec<Node>"], &["n: u8 | m: bool | next: Vec<Node>"]),
    ("recursion bounded", &["n: u8 | next: Vec<Node> / len = ..=2"], &["n: u8 | next: Vec<Node> / len = ..=1"]),
    (
        "recursion optional to Patch",
        &["n: u8 | next: Option<Box<Node>> / omitempty"],
        &["n: u8 | next: Patch<Box<Node>>"],
    ),
    (
        "three levels for any number",
        &["n: u8 | next: Option<Even> / omitempty", "n: u8 | next: Option<Last> / omitempty", "n: u8"],
        &["n: u8 | next: Option<Box<Node>> / omitempty"],
    ),
];

/// Edits of several fields: before, after.
const RECORDS: &[(&str, &str, &str)] = &[
    ("reordered", "f: u32 | g: String | h: bool", "h: bool | f: u32 | g: String"),
    ("reordered and widened", "f: u16 | g: String", "g: String | f: u32"),
    ("two exchanged", "f: u32 | g: String", "f: String | g: u32"),
    ("one removed, one added", "f: u32", "g: String"),
    ("one removed, an optional one added", "f: u32", "g: Option<String> / omitempty"),
    ("an optional one removed, a default one added", "f: Option<u32> / omitempty", "g: u32 / default"),
    ("split in two", "f: String", "f: String / default | g: String / default"),
    ("merged under an alias", "f: u32 | g: u32 / default", "g: u32 / alias = \"f\""),
    ("alias that another field had", "f: u32 / omitzero | g: String", "h: u32 / omitzero, alias = \"f\" | g: String"),
    ("nested", "f: i32 | g: i32", "at: Point"),
    ("all removed", "f: u32 | g: String | h: Option<bool> / nullable", ""),
];

fn versions(name: &str, old: Version, new: Version) -> Edit {
    Edit { name: name.to_owned(), old, new }
}

/// The edits of whole types.
pub(crate) fn edits() -> Vec<Edit> {
    let used = |ty: Type| Version::of(&format!("f: {}", ty.ident)).with(ty);
    let words = WORDS
        .iter()
        .map(|(name, old, new)| versions(name, used(Type::words("Word", old)), used(Type::words("Word", new))));
    let tagged = TAGGED
        .iter()
        .map(|(name, old, new)| versions(name, used(Type::tagged("Choice", old)), used(Type::tagged("Choice", new))));
    let node = |texts: &[&str]| {
        let types = ["Node", "Even", "Last"].iter().zip(texts).map(|(ident, text)| Type::record(ident, text));
        types.fold(Version::of("f: Node"), Version::with)
    };
    let recursion = RECURSION.iter().map(|(name, old, new)| versions(name, node(old), node(new)));
    let records = RECORDS.iter().map(|(name, old, new)| versions(name, Version::of(old), Version::of(new)));
    let text = |name: &str, word: &str| versions(name, used(Type::words("Word", word)), Version::of("f: String"));
    let reworded = Version { is_reworded: true, ..Version::of("f: Point | g: Color") };
    words
        .chain(tagged)
        .chain(recursion)
        .chain(records)
        .chain([
            text("open words to text", "open: red, green"),
            text("open words with an alias to text", "open: red, green=lime"),
            text("closed words to text", "closed: red, green"),
            versions("docs alone", Version::of("f: Point | g: Color"), reworded),
        ])
        .collect()
}
