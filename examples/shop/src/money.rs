//! Money, as a whole number of the currency's smallest unit. Not a float: 0.1 + 0.2 is no 0.3 there.

use event_core::{Payload, TextLeaf};

/// An amount of money.
#[derive(Debug, Clone, PartialEq, Eq, Payload)]
pub struct Money {
    /// In the smallest unit, such as cents.
    // A number beyond 2^53 would be rounded by JavaScript, so this is a string of digits.
    #[json("minor", string)]
    pub minor: i64,
    /// What it is an amount of.
    #[json("currency")]
    pub currency: Currency,
}

/// A currency in three capital letters (ISO 4217).
// A string with a form of its own: the pattern goes to the schema, and readers check it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Payload)]
#[payload(text)]
pub struct Currency([u8; 3]);

impl Currency {
    /// The euro.
    pub const EUR: Self = Self(*b"EUR");
    /// The pound sterling.
    pub const GBP: Self = Self(*b"GBP");
}

impl TextLeaf for Currency {
    const PATTERN: &'static str = "^[A-Z]{3}$";
    const EXPECTED: &'static str = "a currency such as EUR";
    type Error = &'static str;

    fn parse(text: &str) -> Result<Self, Self::Error> {
        match *text.as_bytes() {
            [a, b, c] if text.bytes().all(|letter| letter.is_ascii_uppercase()) => Ok(Self([a, b, c])),
            _ => Err("three capital letters"),
        }
    }

    fn write(&self, out: &mut String) -> Result<(), Self::Error> {
        out.extend(self.0.map(char::from));
        Ok(())
    }
}

impl std::fmt::Display for Currency {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|letter| write!(f, "{}", char::from(*letter)))
    }
}

impl std::fmt::Display for Money {
    /// With two decimals, which all of the shop's currencies have: `EUR 59.90`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let sign = if self.minor < 0 { "-" } else { "" };
        let minor = self.minor.unsigned_abs();
        write!(f, "{} {sign}{}.{:02}", self.currency, minor / 100, minor % 100)
    }
}
