//! `rust_decimal::Decimal` as a decimal string: the scale is kept, so `10.00` stays `10.00`.

use std::borrow::Cow;
#[cfg(feature = "schema")]
use std::sync::LazyLock;

use rust_decimal::Decimal;

use crate::field::Rules;
use crate::json::{ReadError, Reader, WriteError, Writer};
use crate::payload::{Encode, ListItem, OrderingKey, Payload};
#[cfg(feature = "schema")]
use crate::schema::{Definitions, Schema, of_type};

/// Digits in all, before and behind the point: what every `Decimal` of that length can hold.
const MAX_DIGITS: usize = 28;
const EXPECTED: &str = "a decimal number as a string, such as \"10.00\", of at most 28 digits";

/// Whether `text` is the one form of its number: plain digits, no leading zeros, no negative zero.
fn is_canonical(text: &str) -> bool {
    let number = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = number.split_once('.').map_or((number, None), |(whole, fraction)| (whole, Some(fraction)));
    let plain = |digits: &str| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let digits = whole.len() + fraction.map_or(0, str::len);
    let negative_zero = text.starts_with('-') && number.bytes().all(|byte| matches!(byte, b'0' | b'.'));
    plain(whole)
        && fraction.is_none_or(plain)
        && (whole == "0" || !whole.starts_with('0'))
        && digits <= MAX_DIGITS
        && !negative_zero
}

#[cfg(feature = "schema")]
static PATTERN: LazyLock<String> = LazyLock::new(|| {
    let mut negative = Vec::new();
    let mut zero = Vec::new();
    // 0.d..: the leading 0 counts as a digit.
    zero.push(format!("0(?:\\.[0-9]{{1,{}}})?", MAX_DIGITS - 1));
    for zeros in 0..MAX_DIGITS - 1 {
        negative.push(format!("0\\.0{{{zeros}}}[1-9][0-9]{{0,{}}}", MAX_DIGITS - 2 - zeros));
    }
    let mut whole = Vec::new();
    for digits in 1..=MAX_DIGITS {
        let fraction = match MAX_DIGITS - digits {
            0 => String::new(),
            left => format!("(?:\\.[0-9]{{1,{left}}})?"),
        };
        whole.push(format!("[1-9][0-9]{{{}}}{fraction}", digits - 1));
    }
    format!("^(?:{}|-(?:{})|-?(?:{}))$", zero.join("|"), negative.join("|"), whole.join("|"))
});

impl Payload for Decimal {
    fn read(reader: &mut Reader<'_>, _: &Rules) -> Result<Self, ReadError> {
        let start = reader.position();
        let text = reader.string(EXPECTED)?;
        let value = is_canonical(&text).then(|| Self::from_str_exact(&text).ok()).flatten();
        value.ok_or_else(|| reader.refused(start, EXPECTED))
    }

    #[cfg(feature = "schema")]
    fn schema(_: &mut Definitions, _: &Rules) -> Schema {
        let mut schema = of_type("string");
        schema.insert("pattern".to_owned(), PATTERN.as_str().into());
        schema
    }

    #[cfg(feature = "schema")]
    fn name() -> Cow<'static, str> {
        "Decimal".into()
    }
}

impl Encode for Decimal {
    fn write(&self, writer: &mut Writer<'_>, _: &Rules) -> Result<(), WriteError> {
        let text = text(self);
        if !is_canonical(&text) {
            return Err(WriteError::new(EXPECTED));
        }
        writer.string(&text);
        Ok(())
    }
}

impl ListItem for Decimal {}

impl OrderingKey for Decimal {
    fn ordering_key(&self) -> Option<Cow<'_, str>> {
        Some(text(self).into())
    }
}

/// The text, of a negative zero without its sign: the two are equal.
fn text(value: &Decimal) -> String {
    if value.is_zero() { value.abs().to_string() } else { value.to_string() }
}
