//! An event that has every leaf, container and modifier: what `write_read` makes values of. It is linked, so `decode`
//! holds its contracts too.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{DateTime, FixedOffset, NaiveDate, Utc};
use event_core::{Event, IsoDuration, Patch, Payload, RawJson, TimestampText, UnknownObject, UnknownText};
use rust_decimal::Decimal;
use uuid::Uuid;

/// Everything that a field can be.
#[derive(Debug, Clone, PartialEq, Event)]
#[event("fuzz.wide.v1", topic = "fuzz", key = id)]
#[allow(missing_docs, reason = "the JSON names say all there is to say")]
pub struct Wide {
    #[json("id")]
    pub id: Uuid,
    #[json("flag", omitzero)]
    pub flag: bool,
    #[json("tiny", range = -5..=100)]
    pub tiny: i8,
    #[json("small", string)]
    pub small: u16,
    #[json("medium", omitzero)]
    pub medium: i32,
    #[json("count", default)]
    pub count: u32,
    #[json("total", string, range = -1_000_000_000_000..)]
    pub total: i64,
    #[json("seen", safe, omitzero)]
    pub seen: u64,
    #[json("index", safe)]
    pub index: isize,
    #[json("huge", string)]
    pub huge: u128,
    #[json("vast", string)]
    pub vast: i128,
    #[json("ratio")]
    pub ratio: f64,
    #[json("share", range = 0.0..=1.0)]
    pub share: f64,
    #[json("text")]
    pub text: String,
    #[json("title", len = 1..=8, alias = "heading")]
    pub title: Box<str>,
    #[json("note", omitempty)]
    pub note: Arc<str>,
    #[json("label", default = "none".into())]
    pub label: Cow<'static, str>,
    #[json("at")]
    pub at: DateTime<Utc>,
    #[json("at_ms", precision = "ms")]
    pub at_ms: DateTime<Utc>,
    #[json("local_at", nullable)]
    pub local_at: Option<DateTime<FixedOffset>>,
    #[json("day", omitempty)]
    pub day: Option<NaiveDate>,
    #[json("text_at")]
    pub text_at: TimestampText,
    #[json("took")]
    pub took: IsoDuration,
    #[json("amount")]
    pub amount: Decimal,
    #[json("photo", base64, omitempty, len = 0..=24)]
    pub photo: Vec<u8>,
    #[json("photos", base64)]
    pub photos: BTreeMap<String, Vec<Vec<u8>>>,
    #[json("numbers", len = 0..=4, range = -10..=10)]
    pub numbers: Vec<i32>,
    #[json("corners")]
    pub corners: [f64; 2],
    #[json("codes", omitempty)]
    pub codes: BTreeMap<Code, Level>,
    #[json("channel")]
    pub channel: Channel,
    #[json("methods", len = 0..=3)]
    pub methods: Vec<Method>,
    #[json("patch")]
    pub patch: Patch<Box<str>>,
    #[json("raw")]
    pub raw: RawJson,
    #[json("raw_or_null", nullable)]
    pub raw_or_null: Option<RawJson>,
    #[json("raw_patch")]
    pub raw_patch: Patch<RawJson>,
    #[json("node", omitempty)]
    pub node: Option<Box<Node>>,
    #[json("+1", verbatim)]
    pub plus_one: Nothing,
}

/// Nothing at all.
#[derive(Debug, Clone, Copy, PartialEq, Payload)]
pub struct Nothing;

/// A key of a map with a type of its own.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Payload)]
pub struct Code(pub String);

/// A closed enum.
#[derive(Debug, Clone, Copy, PartialEq, Payload)]
#[payload(closed)]
#[allow(missing_docs, reason = "the JSON names say all there is to say")]
pub enum Level {
    #[json("low")]
    Low,
    #[json("high", alias = "top")]
    High,
}

/// An open enum.
#[derive(Debug, Clone, PartialEq, Payload)]
#[payload(open)]
#[allow(missing_docs, reason = "the JSON names say all there is to say")]
pub enum Channel {
    #[json("web")]
    Web,
    #[json("app", alias = "mobile")]
    App,
    #[json(other)]
    Unknown(UnknownText),
}

/// An open enum with data.
#[derive(Debug, Clone, PartialEq, Payload)]
#[payload(tag = "kind", open)]
#[allow(missing_docs, reason = "the JSON names say all there is to say")]
pub enum Method {
    #[json("card")]
    Card {
        #[json("last4", len = 4..=4)]
        last4: String,
        #[json("of", omitempty)]
        of: Vec<Method>,
    },
    #[json("cash")]
    Cash,
    #[json(other)]
    Unknown(UnknownObject),
}

/// A type that holds itself.
#[derive(Debug, Clone, PartialEq, Payload)]
#[allow(missing_docs, reason = "the JSON names say all there is to say")]
pub struct Node {
    #[json("value", range = ..=9)]
    pub value: u8,
    #[json("next", omitempty)]
    pub next: Vec<Node>,
}
