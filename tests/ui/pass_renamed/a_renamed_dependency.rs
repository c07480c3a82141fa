//! event-core under another name.
#![deny(warnings, missing_docs, unsafe_code, clippy::pedantic)]

use contracts::{Event, Payload, UnknownText};

/// A line.
#[derive(Debug, Clone, PartialEq, Event)]
#[event("lines.added.v1", key = sku, crate = contracts)]
pub struct Line {
    /// The article.
    #[json("sku", len = 1..)]
    pub sku: String,
    /// Its color.
    #[json("color", omitempty)]
    pub color: Option<Color>,
    /// Its sizes.
    #[json("sizes")]
    pub sizes: Vec<inner::Size>,
}

/// A color.
#[derive(Debug, Clone, PartialEq, Payload)]
#[payload(open, crate = contracts)]
pub enum Color {
    /// Red.
    #[json("red")]
    Red,
    /// Another.
    #[json(other)]
    Unknown(UnknownText),
}

/// Sizes.
pub mod inner {
    /// A size.
    #[derive(Debug, Clone, PartialEq, contracts::Payload)]
    #[payload(crate = crate::again)]
    pub struct Size(#[json(range = 1..=9)] u16);
}

/// The crate under a path of its own.
pub mod again {
    pub use contracts::*;
    #[doc(hidden)]
    pub use contracts::__private;
}
