//! Newtypes with and without modifiers, in every place that takes them.
#![deny(warnings, missing_docs, unsafe_code, clippy::pedantic)]

use std::collections::BTreeMap;

use event_core::{Event, Payload};

/// An article's number.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Payload)]
pub struct Sku(pub String);

/// A code.
#[derive(Debug, Clone, PartialEq, Payload)]
pub struct Code(#[json(len = 3..=3)] pub String);

/// An amount.
#[derive(Debug, Clone, Copy, PartialEq, Payload)]
pub struct Cents(#[json(string, range = 0..)] pub i64);

/// A count.
#[derive(Debug, Clone, Copy, PartialEq, Payload)]
pub struct Count(pub u32);

/// Whether it is a gift.
#[derive(Debug, Clone, Copy, PartialEq, Payload)]
pub struct Gift(pub bool);

/// Numbers of articles.
#[derive(Debug, Clone, PartialEq, Payload)]
pub struct Skus(pub Vec<Sku>);

/// What holds one.
#[derive(Debug, Clone, PartialEq, Payload)]
pub struct Wrapped<T>(pub T);

/// A line.
#[derive(Debug, Clone, PartialEq, Event)]
#[event("lines.added.v1", key = sku)]
pub struct Line {
    /// The article.
    #[json("sku", omitempty)]
    pub sku: Sku,
    /// Its code.
    #[json("code")]
    pub code: Code,
    /// Its price.
    #[json("price", nullable)]
    pub price: Option<Cents>,
    /// How many.
    #[json("count", omitzero)]
    pub count: Count,
    /// A gift.
    #[json("gift", omitzero)]
    pub gift: Gift,
    /// Others.
    #[json("others", omitempty)]
    pub others: Skus,
    /// Counts.
    #[json("counts")]
    pub counts: BTreeMap<Sku, Wrapped<Count>>,
}
