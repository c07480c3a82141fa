//! Every modifier on a type that takes it.
#![deny(warnings, missing_docs, unsafe_code, clippy::pedantic)]

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{DateTime, FixedOffset, NaiveDate, Utc};
use event_core::{Event, IsoDuration, Patch, Payload, RawJson, TimestampText, UnknownObject, UnknownText};
use rust_decimal::Decimal;
use uuid::Uuid;

/// A customer placed an order.
#[derive(Debug, Clone, PartialEq, Event)]
#[event("orders.placed.v2", topic = "orders", key = id, upcast = OrderPlacedV1, max_bytes = 10_000, sunset = "2030-01-31")]
pub struct OrderPlaced {
    /// Which order.
    #[json("id")]
    pub id: Uuid,
    /// When.
    #[json("placed_at", precision = "ms")]
    pub placed_at: DateTime<Utc>,
    /// When, by the customer's clock.
    #[json("local_at", omitempty)]
    pub local_at: Option<DateTime<FixedOffset>>,
    /// The day.
    #[json("day", nullable)]
    pub day: Option<NaiveDate>,
    /// When, as received.
    #[json("text_at")]
    pub text_at: TimestampText,
    /// How long it took.
    #[json("took")]
    pub took: IsoDuration,
    /// In cents.
    #[json("total_minor", string, range = 0..)]
    pub total_minor: i64,
    /// A count that JavaScript keeps.
    #[json("seen", safe, omitzero)]
    pub seen: u64,
    /// A large one.
    #[json("huge", string)]
    pub huge: u128,
    /// Each below ten.
    #[json("digits", len = 1..=3, range = 0..10)]
    pub digits: Vec<Digit>,
    /// A share.
    #[json("share", range = 0.0..1.0)]
    pub share: f64,
    /// A gift.
    #[json("gift", omitzero, alias = "present")]
    pub gift: bool,
    /// An amount.
    #[json("amount")]
    pub amount: Decimal,
    /// A photo.
    #[json("photo", base64, omitempty, len = 0..=1000)]
    pub photo: Vec<u8>,
    /// Photos.
    #[json("photos", base64)]
    pub photos: BTreeMap<Box<str>, Vec<Vec<u8>>>,
    /// A note.
    #[json("note")]
    pub note: Patch<String>,
    /// A label.
    #[json("label", default = "none".into(), len = 1..)]
    pub label: Cow<'static, str>,
    /// A name.
    #[json("name", default)]
    pub name: Arc<str>,
    /// Anything.
    #[json("raw", nullable, default)]
    pub raw: Option<RawJson>,
    /// By color.
    #[json("colors", omitempty)]
    pub colors: BTreeMap<Sku, Color>,
    /// The corners.
    #[json("corners")]
    pub corners: [f64; 4],
    /// How it was paid.
    #[json("payment")]
    pub payment: Box<Payment>,
    /// Pages.
    #[json("page")]
    pub page: Page<Payment>,
    /// Nothing yet.
    #[json("+1", verbatim)]
    pub plus_one: Nothing,
}

/// A small number.
pub type Digit = u16;

/// A customer placed an order, as it was.
#[derive(Debug, Clone, PartialEq, Event)]
#[event("orders.placed.v1", topic = "orders", reader)]
pub struct OrderPlacedV1 {
    /// Which order.
    #[json("id")]
    pub id: Uuid,
}

impl From<OrderPlacedV1> for OrderPlaced {
    fn from(old: OrderPlacedV1) -> Self {
        Self {
            id: old.id,
            placed_at: DateTime::UNIX_EPOCH,
            local_at: None,
            day: None,
            text_at: "2026-01-31T09:30:00Z".parse().expect("a time"),
            took: IsoDuration::default(),
            total_minor: 0,
            seen: 0,
            huge: 0,
            digits: vec![1],
            share: 0.0,
            gift: false,
            amount: Decimal::ZERO,
            photo: Vec::new(),
            photos: BTreeMap::new(),
            note: Patch::Absent,
            label: "none".into(),
            name: "".into(),
            raw: None,
            colors: BTreeMap::new(),
            corners: [0.0; 4],
            payment: Box::new(Payment::Cash),
            page: Page { items: Vec::new(), next: None },
            plus_one: Nothing,
        }
    }
}

/// An article's number.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Payload)]
pub struct Sku(String);

/// A color.
#[derive(Debug, Clone, PartialEq, Payload)]
#[payload(open)]
pub enum Color {
    /// As blood.
    #[json("red", alias = "rouge")]
    Red,
    /// One of later.
    #[json(other)]
    Unknown(UnknownText),
}

/// How an order was paid.
#[derive(Debug, Clone, PartialEq, Payload)]
#[payload(tag = "method", open)]
pub enum Payment {
    /// By card.
    #[json("card")]
    Card {
        /// Its last digits.
        #[json("last4", len = 4..=4)]
        last4: String,
    },
    /// In cash.
    #[json("cash")]
    Cash,
    /// In a way of later.
    #[json(other)]
    Unknown(UnknownObject),
}

/// A page of a list.
#[derive(Debug, Clone, PartialEq, Payload)]
pub struct Page<T> {
    /// The items.
    #[json("items")]
    pub items: Vec<T>,
    /// Where the next page is.
    #[json("next", omitempty)]
    pub next: Option<T>,
}

/// Nothing.
#[derive(Debug, Clone, Copy, PartialEq, Payload)]
pub struct Nothing;
