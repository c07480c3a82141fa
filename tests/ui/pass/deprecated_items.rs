//! Deprecated types, fields and variants, whose derives must not warn.
#![deny(warnings, missing_docs, unsafe_code, clippy::pedantic)]

use event_core::{Event, Payload};

/// A line.
#[derive(Debug, Clone, PartialEq, Event)]
#[event("lines.added.v1", key = sku)]
#[deprecated = "use `lines.changed`"]
pub struct Line {
    /// The article.
    #[json("sku", len = 1..)]
    #[deprecated]
    pub sku: String,
}

/// A color.
#[derive(Debug, Clone, PartialEq, Payload)]
#[payload(closed)]
pub enum Color {
    /// Red.
    #[json("red")]
    #[deprecated]
    Red,
}
