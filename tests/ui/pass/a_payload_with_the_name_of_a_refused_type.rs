//! Types of the user's own whose names belong to refused ones.
#![deny(warnings, missing_docs, unsafe_code, clippy::pedantic)]

use event_core::Payload;

/// The user's own.
#[derive(Debug, Clone, PartialEq, Payload)]
pub struct HashMap {
    /// The article.
    #[json("sku")]
    pub sku: String,
}

/// The user's own.
#[derive(Debug, Clone, PartialEq, Payload)]
pub struct Duration(#[json(safe, range = 0..)] i64);

/// The user's own.
#[derive(Debug, Clone, PartialEq, Payload)]
#[payload(closed)]
pub enum Value {
    /// Low.
    #[json("low")]
    Low,
}

/// A line.
#[derive(Debug, Clone, PartialEq, Payload)]
pub struct Line {
    /// The user's own.
    #[json("map")]
    pub map: HashMap,
    /// The user's own.
    #[json("maps", omitempty)]
    pub maps: Vec<HashMap>,
    /// The user's own.
    #[json("duration", nullable)]
    pub duration: Option<Duration>,
    /// The user's own.
    #[json("value")]
    pub value: Value,
}
