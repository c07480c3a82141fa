//! A string leaf of one's own, in every place that takes one.
#![deny(warnings, missing_docs, unsafe_code, clippy::pedantic)]

use event_core::{Event, Payload, TextLeaf};

/// An ISO 4217 code.
#[derive(Debug, Clone, Copy, PartialEq, Payload)]
#[payload(text)]
pub struct Currency([u8; 3]);

impl TextLeaf for Currency {
    const PATTERN: &'static str = "^[A-Z]{3}$";
    type Error = &'static str;

    fn parse(text: &str) -> Result<Self, Self::Error> {
        match *text.as_bytes() {
            [a, b, c] if text.bytes().all(|letter| letter.is_ascii_uppercase()) => Ok(Self([a, b, c])),
            _ => Err("three upper-case letters"),
        }
    }

    fn write(&self, out: &mut String) -> Result<(), Self::Error> {
        out.extend(self.0.map(char::from));
        Ok(())
    }
}

/// A price changed.
#[derive(Debug, Clone, PartialEq, Event)]
#[event("prices.changed.v1", key = currency)]
pub struct PriceChanged {
    /// Of which currency.
    #[json("currency")]
    pub currency: Currency,
    /// Others.
    #[json("others", omitempty)]
    pub others: Vec<Currency>,
    /// The old one.
    #[json("old", nullable)]
    pub old: Option<Currency>,
}
