//! Which type one place gets where it holds no objects, and what is said about the guess.
//!
//! It leaves out whether the place may be empty (that is `model`), and what enums are called.

use std::collections::BTreeMap;

use super::names::words;
use super::seen::{Kind, NumberClass, Numbers, Seen, TextClass, Texts};
use super::times::Zone;

/// A type without a name of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Leaf {
    Bool,
    I32,
    U32,
    /// A number in JSON, within +-(2^53 - 1).
    I64,
    /// So, and not negative.
    U64,
    F64,
    Text,
    Uuid,
    /// A `DateTime`, and its `precision`.
    Time(Zone, Option<&'static str>),
    TimestampText,
    Date,
    Raw,
}

impl Leaf {
    pub(super) fn rust(self) -> &'static str {
        match self {
            Self::Bool => "bool",
            Self::I32 => "i32",
            Self::U32 => "u32",
            Self::I64 => "i64",
            Self::U64 => "u64",
            Self::F64 => "f64",
            Self::Text => "String",
            Self::Uuid => "Uuid",
            Self::Time(Zone::Utc, _) => "DateTime<Utc>",
            Self::Time(Zone::Offset, _) => "DateTime<FixedOffset>",
            Self::TimestampText => "TimestampText",
            Self::Date => "NaiveDate",
            Self::Raw => "RawJson",
        }
    }
}

/// What compares numbers by value.
pub(super) const CANONICAL: &str = "`replay --canonical`";

/// A guess and what it rests on, for a comment.
pub(super) type Guess = (Leaf, Option<String>);

/// The larger numbers that 32 bits hold are left as room.
const COMFORTABLE: i128 = 1_000_000_000;

pub(super) fn number(name: &str, numbers: &Numbers) -> Guess {
    let (least, greatest) = (numbers.least, numbers.greatest);
    let range = if least < 0 { format!("from {least} to {greatest}") } else { format!("largest {greatest}") };
    match numbers.class() {
        NumberClass::Integer => {
            let is_id = words(name).last().is_some_and(|word| matches!(word.as_str(), "id" | "ids"));
            let is_small = greatest < COMFORTABLE && least > -COMFORTABLE;
            let leaf = match (is_id || !is_small, least < 0) {
                (true, true) => Leaf::I64,
                (true, false) => Leaf::U64,
                (false, true) => Leaf::I32,
                (false, false) => Leaf::U32,
            };
            (leaf, Some(range))
        }
        NumberClass::Huge => {
            let why =
                format!("{range}: beyond 2^53, where most readers round, so kept as text; a producer writes a string");
            (Leaf::Raw, Some(why))
        }
        NumberClass::Float => (Leaf::F64, None),
        NumberClass::FloatByValue => {
            let (whole, count) = (numbers.integers, numbers.count);
            let why = format!(
                "{whole} of {count} numbers without a fraction: written with one, which {CANONICAL} takes for equal"
            );
            (Leaf::F64, Some(why))
        }
        NumberClass::Uneven => {
            let why = "some numbers in a form that no type writes, such as 1.50, so kept as text";
            (Leaf::Raw, Some(why.to_owned()))
        }
    }
}

/// The type of strings that are no enum; times of events of one's own are a `DateTime` where that is how they look.
pub(super) fn text(texts: &Texts, foreign: bool) -> Guess {
    match texts.class() {
        TextClass::Uuid => (Leaf::Uuid, None),
        TextClass::Date => (Leaf::Date, None),
        TextClass::Time if foreign => (Leaf::TimestampText, None),
        TextClass::Time => match texts.times.form() {
            Some((zone, precision)) => (Leaf::Time(zone, precision), None),
            None => {
                let (written, count) = (texts.times.written_utc(), texts.count);
                (Leaf::TimestampText, Some(format!("{written} of {count} times as a `DateTime<Utc>` is written")))
            }
        },
        TextClass::Text if texts.empty == texts.count => (Leaf::Text, Some("always empty".to_owned())),
        TextClass::Text if texts.digits == texts.count => {
            (Leaf::Text, Some("an integer in each: perhaps an `i64` or `u64` with `string`".to_owned()))
        }
        TextClass::Text => (Leaf::Text, None),
    }
}

/// How often each kind of value was seen, of a place that has several.
pub(super) fn mixed(seen: &Seen) -> String {
    let parts: Vec<String> = seen
        .counts()
        .into_iter()
        .filter(|(_, count, _)| *count > 0)
        .map(|(_, count, what)| format!("{what} in {count}"))
        .collect();
    parts.join(", ")
}

/// So few strings say nothing about which others there may be.
const ENOUGH: u64 = 5;

/// The most values of an enum whose field's name does not say that it is one.
const FEW: usize = 12;

/// Last words of names of fields that hold one of a few words.
const WORD_FIELDS: &[&str] = &[
    "action",
    "association",
    "category",
    "conclusion",
    "event",
    "kind",
    "level",
    "method",
    "mode",
    "priority",
    "reason",
    "role",
    "severity",
    "state",
    "status",
    "type",
    "visibility",
];

/// Last words of names of fields whose texts are free, however few were seen.
const FREE_FIELDS: &[&str] = &[
    "address",
    "body",
    "branch",
    "city",
    "color",
    "colour",
    "description",
    "digest",
    "domain",
    "email",
    "hash",
    "host",
    "href",
    "id",
    "ids",
    "key",
    "label",
    "language",
    "login",
    "message",
    "name",
    "note",
    "path",
    "ref",
    "sha",
    "signature",
    "slug",
    "summary",
    "tag",
    "text",
    "title",
    "token",
    "topic",
    "uri",
    "url",
    "user",
    "username",
    "version",
];

/// The words of an open enum with how often each was seen, where the strings suggest one.
pub(super) fn enum_words<'t>(name: &str, texts: &'t Texts) -> Option<&'t BTreeMap<Box<str>, u64>> {
    let found = texts.words.as_ref().filter(|_| texts.class() == TextClass::Text && texts.count >= ENOUGH)?;
    let words = words(name);
    let last = words.last().map_or("", String::as_str);
    let is_free = FREE_FIELDS.contains(&last) || FREE_FIELDS.contains(&last.trim_end_matches('s'));
    let often = found.values().filter(|count| **count >= 2).count();
    let is_few = found.len() <= FEW && often >= 2 && found.len() as u64 * 2 <= texts.count;
    (!is_free && (is_few || WORD_FIELDS.contains(&last))).then_some(found)
}

/// A place without objects, lists and enums.
pub(super) fn scalar(name: &str, seen: &Seen, foreign: bool) -> Guess {
    match seen.kind() {
        Kind::Bool => (Leaf::Bool, None),
        Kind::Number => number(name, &seen.numbers),
        Kind::Text => text(&seen.texts, foreign),
        _ => (Leaf::Raw, None),
    }
}
