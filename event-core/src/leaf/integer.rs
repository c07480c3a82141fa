//! Integers: as numbers (up to 32 bits, or `safe`), or as decimal strings (`string`).
//!
//! A reader takes `1.0` for 1, as JSON Schema does; never `1.5`. A decimal string has one form: `-?[1-9][0-9]*` or `0`.

use std::borrow::Cow;

use crate::field::Rules;
use crate::json::{ReadError, Reader, WriteError, Writer};
use crate::payload::{AsString, Encode, ListItem, OmitZero, OrderingKey, Payload, Ranged, Safe};
#[cfg(feature = "schema")]
use crate::schema::{Definitions, Schema, of_type, pattern};

/// The largest integer that every JSON reader keeps exact, 2^53 - 1.
pub(crate) const SAFE_MAX: i128 = (1 << 53) - 1;

/// The largest integer of a type that a `range` can name.
const fn nameable(max: u128) -> i128 {
    if max > i128::MAX as u128 { i128::MAX } else { max as i128 }
}

/// What a decimal string has to be, whatever its bounds.
const PLAIN_DIGITS: &str = "a string of plain digits (no plus sign, leading zero, space, separator, point or exponent)";

/// The bounds of a number field, both ends included.
fn bounds(rules: &Rules, min: i128, max: i128) -> (i128, i128) {
    let (low, high) = rules.integers;
    (low.map_or(min, |low| low.max(min)), high.map_or(max, |high| high.min(max)))
}

/// An integer that stands in the text as a number.
fn read_number(reader: &mut Reader<'_>, (min, max): (i128, i128)) -> Result<i128, ReadError> {
    let start = reader.position();
    let expected = || format!("an integer from {min} to {max}");
    let number = match reader.peek() {
        Some(b'-' | b'0'..=b'9') => reader.number("")?,
        _ => return Err(reader.expected(start, expected())),
    };
    // Within 2^53 an f64 is exact, and beyond it every bound is exceeded.
    let value = match number.text.parse::<i64>() {
        Ok(value) => i128::from(value),
        Err(_) => match number.as_f64() {
            Some(value) if value.fract() == 0.0 && value.abs() <= SAFE_MAX as f64 => value as i128,
            _ => return Err(reader.refused(start, expected())),
        },
    };
    if (min..=max).contains(&value) { Ok(value) } else { Err(reader.refused(start, expected())) }
}

fn outside(min: impl std::fmt::Display, max: impl std::fmt::Display) -> WriteError {
    WriteError::new(format!("an integer from {min} to {max}"))
}

#[cfg(feature = "schema")]
fn number_schema((min, max): (i128, i128)) -> Schema {
    let mut schema = of_type("integer");
    for (keyword, bound) in [("minimum", min), ("maximum", max)] {
        let bound = i64::try_from(bound).expect("bounds of numbers are within 2^53");
        schema.insert(keyword.to_owned(), bound.into());
    }
    schema
}

#[cfg(feature = "schema")]
fn number_without_zero(schema: &mut Schema) {
    if schema.get("minimum") == Some(&0.into()) {
        schema.insert("minimum".to_owned(), 1.into());
    } else {
        schema.insert("not".to_owned(), serde_json::json!({"const": 0}));
    }
}

/// An integer that stands in the text as a number: `$M` with the type's bounds, and with those of `range`.
macro_rules! number {
    ($int:ty, $M:ty, $min:expr, $max:expr, $name:literal, $format:expr) => {
        impl Payload<$M> for $int {
            const BOUNDS: Option<(i128, i128)> = Some(($min, $max));

            fn read(reader: &mut Reader<'_>, rules: &Rules) -> Result<Self, ReadError> {
                let value = read_number(reader, bounds(rules, $min, $max))?;
                Ok(<$int>::try_from(value).expect("bounds are within the type's"))
            }

            #[cfg(feature = "schema")]
            fn schema(_: &mut Definitions, rules: &Rules) -> Schema {
                let mut schema = number_schema(bounds(rules, $min, $max));
                let format: Option<&str> = $format;
                if let Some(format) = format {
                    schema.insert("format".to_owned(), format.into());
                }
                schema
            }

            #[cfg(feature = "schema")]
            fn name() -> Cow<'static, str> {
                $name.into()
            }
        }

        impl Encode<$M> for $int {
            fn write(&self, writer: &mut Writer<'_>, rules: &Rules) -> Result<(), WriteError> {
                let (min, max) = bounds(rules, $min, $max);
                match i128::try_from(*self) {
                    Ok(value) if (min..=max).contains(&value) => {
                        writer.integer(*self);
                        Ok(())
                    }
                    _ => Err(outside(min, max)),
                }
            }
        }

        impl OmitZero<$M> for $int {
            fn zero() -> Self {
                0
            }

            fn is_zero(&self) -> bool {
                *self == 0
            }

            #[cfg(feature = "schema")]
            fn without_zero(schema: &mut Schema, _: &Rules) {
                number_without_zero(schema);
            }
        }
    };
}

/// The ends of a decimal string's range, in plain digits: those of `range`, else of the type.
fn ends<T: std::fmt::Display>(rules: &Rules, min: T, max: T) -> (String, String) {
    let (low, high) = rules.integers;
    (low.map_or(min.to_string(), |low| low.to_string()), high.map_or(max.to_string(), |high| high.to_string()))
}

/// An integer as a decimal string, with the type's bounds, and with those of `range`.
macro_rules! decimal_string {
    ($int:ty, $M:ty, $name:literal) => {
        impl Payload<$M> for $int {
            const BOUNDS: Option<(i128, i128)> = Some((<$int>::MIN as i128, nameable(<$int>::MAX as u128)));

            fn read(reader: &mut Reader<'_>, rules: &Rules) -> Result<Self, ReadError> {
                let start = reader.position();
                let range = || {
                    let (min, max) = ends(rules, <$int>::MIN, <$int>::MAX);
                    format!("{min} to {max}")
                };
                let text = match reader.peek() {
                    Some(b'"') => reader.string("")?,
                    Some(b'-' | b'0'..=b'9') => {
                        return Err(reader.expected(start, format!("an integer from {} in double quotes", range())));
                    }
                    _ => return Err(reader.expected(start, format!("a string with an integer from {}", range()))),
                };
                let digits = canonical(&text).ok_or_else(|| reader.refused(start, PLAIN_DIGITS))?;
                let value = digits.parse::<$int>().ok().filter(|value| within(*value, rules));
                value.ok_or_else(|| reader.refused(start, format!("a string whose integer is within {}", range())))
            }

            #[cfg(feature = "schema")]
            fn schema(_: &mut Definitions, rules: &Rules) -> Schema {
                let (min, max) = ends(rules, <$int>::MIN, <$int>::MAX);
                let mut schema = of_type("string");
                schema.insert("pattern".to_owned(), pattern::integers(&min, &max).into());
                schema
            }

            #[cfg(feature = "schema")]
            fn name() -> Cow<'static, str> {
                $name.into()
            }
        }

        impl Encode<$M> for $int {
            fn write(&self, writer: &mut Writer<'_>, rules: &Rules) -> Result<(), WriteError> {
                if !within(*self, rules) {
                    let (min, max) = ends(rules, <$int>::MIN, <$int>::MAX);
                    return Err(outside(min, max));
                }
                writer.string(itoa::Buffer::new().format(*self));
                Ok(())
            }
        }

        impl OmitZero<$M> for $int {
            fn zero() -> Self {
                0
            }

            fn is_zero(&self) -> bool {
                *self == 0
            }

            #[cfg(feature = "schema")]
            fn without_zero(schema: &mut Schema, _: &Rules) {
                schema.insert("not".to_owned(), serde_json::json!({"const": "0"}));
            }
        }
    };
}

/// The text, if it is the one form of its integer.
fn canonical(text: &str) -> Option<&str> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let one_form = text == "0" || !digits.starts_with('0');
    (plain && one_form).then_some(text)
}

/// Whether `value` is within `range`.
fn within<T: TryInto<i128> + Copy>(value: T, rules: &Rules) -> bool {
    let (low, high) = rules.integers;
    match value.try_into() {
        Ok(value) => low.is_none_or(|low| value >= low) && high.is_none_or(|high| value <= high),
        // Beyond i128, and so beyond whatever bound there is.
        Err(_) => high.is_none(),
    }
}

macro_rules! small {
    ($($int:ident $name:literal),*) => {$(
        number!($int, crate::payload::Plain, <$int>::MIN as i128, <$int>::MAX as i128, $name, None);
        number!($int, Ranged, <$int>::MIN as i128, <$int>::MAX as i128, $name, None);
        decimal_string!($int, AsString, $name);
        decimal_string!($int, Ranged<AsString>, $name);
    )*};
}

macro_rules! wide {
    ($($int:ident $name:literal $min:expr),*) => {$(
        number!($int, Safe, $min, SAFE_MAX, $name, Some("int64"));
        number!($int, Ranged<Safe>, $min, SAFE_MAX, $name, Some("int64"));
        decimal_string!($int, AsString, $name);
        decimal_string!($int, Ranged<AsString>, $name);
    )*};
}

small!(i8 "I8", i16 "I16", i32 "I32", u8 "U8", u16 "U16", u32 "U32");
wide!(i64 "I64" -SAFE_MAX, u64 "U64" 0, isize "Isize" -SAFE_MAX, usize "Usize" 0);
decimal_string!(i128, AsString, "I128");
decimal_string!(i128, Ranged<AsString>, "I128");
decimal_string!(u128, AsString, "U128");
decimal_string!(u128, Ranged<AsString>, "U128");

/// What needs no modifier to be named: keys and lists. Lists of `u8` are bytes, so it is no list item.
macro_rules! everywhere {
    ($($int:ident)*) => {$(
        impl OrderingKey for $int {
            fn ordering_key(&self) -> Option<Cow<'_, str>> {
                Some(self.to_string().into())
            }
        }
    )*};
}

macro_rules! items {
    ($($int:ident)*) => {$(
        impl<M> ListItem<M> for $int where $int: Payload<M> {}
    )*};
}

everywhere!(i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize);
items!(i8 i16 i32 i64 i128 isize u16 u32 u64 u128 usize);
