//! The edits that docs/compat-edits.md lists, of one example event. What they give is said in tests/edits.rs.

use crate::model::{Edit, Pair, Type, Version};
use crate::place::Place;

/// What stands in the example event beside what is edited.
const BESIDE: [&str; 2] = ["order: u32 / range = 1..", "lines: Vec<Sku>"];

/// The edit, the field or fields before and after.
const FIELDS: &[(&str, &str, &str)] = &[
    ("field added", "", "note: String"),
    ("field added, with a default", "", "note: String / default"),
    ("field added, left out where there is none", "", "note: Option<String> / omitempty"),
    ("field added, null where there is none", "", "note: Option<String> / nullable"),
    ("field removed", "note: String", ""),
    ("optional field removed", "note: Option<String> / omitempty", ""),
    ("field renamed", "note: String", "remark: String"),
    ("field renamed, with an alias", "note: String", "remark: String / alias = \"note\""),
    ("alias removed", "remark: String / alias = \"note\"", "remark: String"),
    ("default added", "note: String", "note: String / default"),
    ("default removed", "note: String / default", "note: String"),
    ("optional made required", "note: Option<String> / omitempty", "note: String"),
    ("required made optional", "note: String", "note: Option<String> / omitempty"),
    ("absent made null", "note: Option<String> / omitempty", "note: Option<String> / nullable"),
    ("null made possible", "note: String", "note: Option<String> / nullable"),
    ("null and absent kept apart", "note: Option<String> / nullable", "note: Patch<String>"),
    ("zero left out", "qty: u32", "qty: u32 / omitzero"),
    ("integer widened", "qty: u8", "qty: u16"),
    ("integer narrowed", "qty: u32", "qty: u16"),
    ("range widened", "qty: u8 / range = 1..=9", "qty: u8 / range = 1..=99"),
    ("range narrowed", "qty: u8", "qty: u8 / range = 1.."),
    ("length narrowed", "note: String / len = ..=9", "note: String / len = ..=8"),
    ("number written as text", "qty: i64 / safe", "qty: i64 / string"),
    ("integer made a float", "qty: i64 / safe", "qty: f64"),
    ("precision lowered", "at: DateTime<Utc> / precision = \"ms\"", "at: DateTime<Utc> / precision = \"s\""),
    ("precision given up", "at: DateTime<Utc> / precision = \"ms\"", "at: DateTime<Utc>"),
    ("any offset instead of UTC", "at: DateTime<Utc>", "at: DateTime<FixedOffset>"),
    ("text of a time made a time", "at: TimestampText", "at: DateTime<Utc>"),
    ("uuid made text", "id: Uuid", "id: String"),
    ("bytes made text", "body: Vec<u8> / base64", "body: String"),
    ("one made many", "tag: String", "tag: Vec<String>"),
    ("item of another type", "tags: Vec<u32>", "tags: Vec<String>"),
    ("map made a struct", "at: BTreeMap<String, i32>", "at: Point"),
    (
        "removed, and added two steps later as another type",
        "qty: Option<u32> / omitempty",
        "qty: Option<String> / omitempty",
    ),
    ("fields reordered", "note: String | qty: u32", "qty: u32 | note: String"),
];

/// The same for an enum of strings, `Channel`.
const WORDS: &[(&str, &str, &str)] = &[
    ("closed enum: value added", "closed: web, app", "closed: web, app, shop"),
    ("closed enum: value removed", "closed: web, app", "closed: web"),
    ("closed enum: value renamed, with an alias", "closed: web, app", "closed: web, mobile=app"),
    ("enum opened", "closed: web, app", "open: web, app"),
    ("enum closed", "open: web, app", "closed: web, app"),
    ("open enum: value added", "open: web, app", "open: web, app, shop"),
];

/// The same for a tagged enum, `Payment`.
const TAGGED: &[(&str, &str, &str)] = &[
    ("closed enum: variant added", "closed method: cash", "closed method: cash ; card { last4: u16 }"),
    ("closed enum: variant removed", "closed method: cash ; card { last4: u16 }", "closed method: cash"),
    ("open enum: variant added", "open method: cash", "open method: cash ; card { last4: u16 }"),
    ("open enum: variant without fields added", "open method: cash", "open method: cash ; card"),
    ("variant's field added", "closed method: cash", "closed method: cash { given: u32 }"),
    ("variant's optional field added", "closed method: cash", "closed method: cash { given: u32 / default }"),
    ("tag renamed", "closed method: cash", "closed by: cash"),
];

/// The documented edits.
pub(crate) fn pairs() -> Vec<Pair> {
    let edit = |name: &str, old, new| Edit { name: name.to_owned(), old, new };
    let fields = FIELDS.iter().map(|(name, old, new)| edit(name, Version::of(old), Version::of(new)));
    let channel = |text| Version::of("channel: Channel").with(Type::words("Channel", text));
    let words = WORDS.iter().map(|(name, old, new)| edit(name, channel(old), channel(new)));
    let payment = |text| Version::of("payment: Payment").with(Type::tagged("Payment", text));
    let tagged = TAGGED.iter().map(|(name, old, new)| edit(name, payment(old), payment(new)));
    let part = |text| Version::of("part: Part").with(Type::record("Part", text));
    let others = [
        edit("recursion added", part("sku: String"), part("sku: String | of: Vec<Part> / omitempty")),
        edit("recursion removed", part("sku: String | of: Vec<Part> / omitempty"), part("sku: String")),
        edit(
            "recursion as a map",
            part("sku: String | of: Vec<Part> / omitempty"),
            part("sku: String | of: BTreeMap<String, Part> / omitempty"),
        ),
        edit(
            "docs reworded",
            Version::of("note: String"),
            Version { is_reworded: true, ..Version::of("note: String") },
        ),
    ];
    let place = Place::root(BESIDE.map(str::to_owned).to_vec());
    let pair = |edit: Edit| Pair { edit: edit.name.clone(), ..place.pair(&edit) };
    fields.chain(words).chain(tagged).chain(others).map(pair).collect()
}
