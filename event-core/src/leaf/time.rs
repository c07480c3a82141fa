//! Times: `DateTime<Utc>`, `DateTime<FixedOffset>` and `NaiveDate` of chrono, and [`TimestampText`].
//!
//! RFC 3339 (section 5.6) and nothing more: chrono's own parsers also take one-digit months, a space, `+0000`, years
//! beyond 9999 and any number of digits.

#[cfg(feature = "schema")]
use std::borrow::Cow;
use std::fmt::{self, Write as _};

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, NaiveDateTime, TimeZone, Timelike, Utc};

use super::text_leaf::{TextLeaf, leaf, read_text, write_text};
use crate::field::Rules;
use crate::json::{ReadError, Reader, WriteError, Writer};
use crate::payload::{Encode, ListItem, Payload, Precise};
#[cfg(feature = "schema")]
use crate::schema::{Definitions, Schema, Side};

/// Years that keep their four digits under every offset.
macro_rules! inner_years {
    () => {
        "(?:000[1-9]|00[1-9][0-9]|0[1-9][0-9]{2}|[1-8][0-9]{3}|9[0-8][0-9]{2}|99[0-8][0-9]|999[0-8])"
    };
}

macro_rules! month_day {
    () => {
        "-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
    };
}

macro_rules! clock {
    () => {
        "(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]"
    };
}

macro_rules! offset {
    () => {
        "(?:[01][0-9]|2[0-3]):[0-5][0-9]"
    };
}

/// 3, 6 or 9 digits, as few as keep everything.
macro_rules! written_fraction {
    () => {
        "(?:\\.(?:[0-9]{3}){0,2}(?:[1-9][0-9]{2}|0[1-9][0-9]|00[1-9]))?"
    };
}

macro_rules! written_offset {
    () => {
        "(?:\\+(?:[01][0-9]|2[0-3]):[0-5][0-9]|-(?:00:(?:0[1-9]|[1-5][0-9])|(?:0[1-9]|1[0-9]|2[0-3]):[0-5][0-9]))"
    };
}

/// What is read: RFC 3339, the years 0000 and 9999 only with `Z`, at most 9 digits, no second 60.
const READ: &str = concat!(
    "^(?:",
    inner_years!(),
    month_day!(),
    "[Tt]",
    clock!(),
    "(?:\\.[0-9]{1,9})?(?:[Zz]|[+-]",
    offset!(),
    ")|(?:0000|9999)",
    month_day!(),
    "[Tt]",
    clock!(),
    "(?:\\.[0-9]{1,9})?[Zz])$"
);
const EXPECTED: &str = "an RFC 3339 time such as 2026-01-31T09:30:00Z";

/// A time as its text says it.
struct Parts {
    local: NaiveDateTime,
    /// Seconds east of UTC.
    offset: i32,
}

fn parse(text: &str) -> Result<Parts, &'static str> {
    let bytes = text.as_bytes();
    let shape = bytes.len() >= 20 && matches!(bytes[10], b'T' | b't') && bytes[13] == b':' && bytes[16] == b':';
    if !shape || !text.is_ascii() {
        return Err("date, T, time, offset");
    }
    let date = parse_date(&text[..10])?;
    let (hour, minute, second) = (digits(&text[11..13])?, digits(&text[14..16])?, digits(&text[17..19])?);
    let (nanos, zone) = parse_fraction(&text[19..])?;
    let offset = parse_offset(zone)?;
    if matches!(date.year(), 0 | 9999) && !matches!(zone, "Z" | "z") {
        return Err("the years 0000 and 9999 only with Z");
    }
    if second > 59 {
        return Err("no leap second");
    }
    let local = date.and_hms_nano_opt(hour, minute, second, nanos).ok_or("a time of day")?;
    Ok(Parts { local, offset })
}

fn parse_date(text: &str) -> Result<NaiveDate, &'static str> {
    let bytes = text.as_bytes();
    if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' || !text.is_ascii() {
        return Err("YYYY-MM-DD");
    }
    let year = i32::try_from(digits(&text[..4])?).map_err(|_| "four digits of year")?;
    NaiveDate::from_ymd_opt(year, digits(&text[5..7])?, digits(&text[8..])?).ok_or("a day of the calendar")
}

fn parse_fraction(text: &str) -> Result<(u32, &str), &'static str> {
    let Some(rest) = text.strip_prefix('.') else { return Ok((0, text)) };
    let count = rest.bytes().take_while(u8::is_ascii_digit).count();
    if !(1..=9).contains(&count) {
        return Err("1 to 9 digits of fraction");
    }
    let scale = 10_u32.pow(9 - u32::try_from(count).map_err(|_| "1 to 9 digits of fraction")?);
    Ok((digits(&rest[..count])? * scale, &rest[count..]))
}

fn parse_offset(zone: &str) -> Result<i32, &'static str> {
    let bytes = zone.as_bytes();
    match bytes {
        b"Z" | b"z" => Ok(0),
        [sign @ (b'+' | b'-'), _, _, b':', _, _] => {
            let (hours, minutes) = (digits(&zone[1..3])?, digits(&zone[4..])?);
            if hours > 23 || minutes > 59 {
                return Err("an offset up to 23:59");
            }
            let seconds = i32::try_from(hours * 3600 + minutes * 60).map_err(|_| "an offset up to 23:59")?;
            Ok(if *sign == b'-' { -seconds } else { seconds })
        }
        _ => Err("an offset: Z, +hh:mm or -hh:mm"),
    }
}

fn digits(text: &str) -> Result<u32, &'static str> {
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err("digits");
    }
    text.parse().map_err(|_| "digits")
}

/// Appends date, `T`, time and fraction; `digits` fixes the fraction, `None` writes 0, 3, 6 or 9 digits.
fn write_local(local: NaiveDateTime, digits: Option<u8>, out: &mut String) -> Result<(), &'static str> {
    let nanos = local.nanosecond();
    if nanos >= 1_000_000_000 {
        return Err("no leap second");
    }
    if !(0..=9999).contains(&local.year()) {
        return Err("a year from 0000 to 9999");
    }
    let (date, time) = (local.date(), local.time());
    let _ = write!(out, "{:04}-{:02}-{:02}T", date.year(), date.month(), date.day());
    let _ = write!(out, "{:02}:{:02}:{:02}", time.hour(), time.minute(), time.second());
    let _ = match digits {
        Some(0) => Ok(()),
        None if nanos == 0 => Ok(()),
        Some(3) => write!(out, ".{:03}", nanos / 1_000_000),
        None if nanos.is_multiple_of(1_000_000) => write!(out, ".{:03}", nanos / 1_000_000),
        Some(6) => write!(out, ".{:06}", nanos / 1_000),
        None if nanos.is_multiple_of(1_000) => write!(out, ".{:06}", nanos / 1_000),
        _ => write!(out, ".{nanos:09}"),
    };
    Ok(())
}

fn write_utc(time: &DateTime<Utc>, digits: Option<u8>, out: &mut String) -> Result<(), &'static str> {
    write_local(time.naive_utc(), digits, out)?;
    out.push('Z');
    Ok(())
}

fn write_fixed(time: &DateTime<FixedOffset>, digits: Option<u8>, out: &mut String) -> Result<(), &'static str> {
    let local = time.naive_local();
    if matches!(local.year(), 0 | 9999) {
        return Err("a year from 0001 to 9998, since 0000 and 9999 are read only with Z");
    }
    let seconds = time.offset().local_minus_utc();
    if seconds % 60 != 0 {
        return Err("an offset of whole minutes");
    }
    write_local(local, digits, out)?;
    let (sign, minutes) = (if seconds < 0 { '-' } else { '+' }, seconds.abs() / 60);
    let _ = write!(out, "{sign}{:02}:{:02}", minutes / 60, minutes % 60);
    Ok(())
}

impl TextLeaf for DateTime<Utc> {
    const PATTERN: &'static str = READ;
    const WRITTEN_PATTERN: &'static str = concat!("^[0-9]{4}", month_day!(), "T", clock!(), written_fraction!(), "Z$");
    const FORMAT: Option<&'static str> = Some("date-time");
    const EXPECTED: &'static str = EXPECTED;
    type Error = &'static str;

    fn parse(text: &str) -> Result<Self, Self::Error> {
        let Parts { local, offset } = parse(text)?;
        Ok((local - chrono::TimeDelta::seconds(offset.into())).and_utc())
    }

    fn write(&self, out: &mut String) -> Result<(), Self::Error> {
        write_utc(self, None, out)
    }
}

impl TextLeaf for DateTime<FixedOffset> {
    // Without the years 0000 and 9999, which could not be written back with a numeric offset.
    const PATTERN: &'static str =
        concat!("^", inner_years!(), month_day!(), "[Tt]", clock!(), "(?:\\.[0-9]{1,9})?(?:[Zz]|[+-]", offset!(), ")$");
    const WRITTEN_PATTERN: &'static str =
        concat!("^", inner_years!(), month_day!(), "T", clock!(), written_fraction!(), written_offset!(), "$");
    const FORMAT: Option<&'static str> = Some("date-time");
    const EXPECTED: &'static str = EXPECTED;
    type Error = &'static str;

    fn parse(text: &str) -> Result<Self, Self::Error> {
        let Parts { local, offset } = parse(text)?;
        if matches!(local.year(), 0 | 9999) {
            return Err("a year from 0001 to 9998, since this time is written with a numeric offset");
        }
        let offset = FixedOffset::east_opt(offset).ok_or("an offset up to 23:59")?;
        offset.from_local_datetime(&local).single().ok_or("a time of this offset")
    }

    fn write(&self, out: &mut String) -> Result<(), Self::Error> {
        write_fixed(self, None, out)
    }
}

impl TextLeaf for NaiveDate {
    const PATTERN: &'static str = concat!("^[0-9]{4}", month_day!(), "$");
    const FORMAT: Option<&'static str> = Some("date");
    const EXPECTED: &'static str = "a date such as 2026-01-31";
    type Error = &'static str;

    fn parse(text: &str) -> Result<Self, Self::Error> {
        parse_date(text)
    }

    fn write(&self, out: &mut String) -> Result<(), Self::Error> {
        if !(0..=9999).contains(&self.year()) {
            return Err("a year from 0000 to 9999");
        }
        let _ = write!(out, "{:04}-{:02}-{:02}", self.year(), self.month(), self.day());
        Ok(())
    }
}

leaf!(DateTime<Utc>, "Timestamp");
leaf!(DateTime<FixedOffset>, "OffsetTimestamp");
leaf!(NaiveDate, "Date");
leaf!(TimestampText, "TimestampText");

/// A time with a fixed number of fraction digits: more digits are cut off, both when written and when read.
macro_rules! precise {
    ($time:ty, $write:ident, $before:expr, $after:expr, $name:literal) => {
        impl Payload<Precise> for $time {
            fn read(reader: &mut Reader<'_>, rules: &Rules) -> Result<Self, ReadError> {
                let time: Self = read_text(reader)?;
                let unit = 10_u32.pow(9 - u32::from(rules.digits.min(9)));
                let kept = time.nanosecond() / unit * unit;
                Ok(time.with_nanosecond(kept).unwrap_or(time))
            }

            #[cfg(feature = "schema")]
            fn schema(definitions: &mut Definitions, rules: &Rules) -> Schema {
                let mut schema = super::text_leaf::text_schema::<Self>(definitions.side());
                if definitions.side() == Side::Writer {
                    let fraction = match rules.digits {
                        0 => String::new(),
                        digits => format!("\\.[0-9]{{{digits}}}"),
                    };
                    schema.insert("pattern".to_owned(), format!("{}{fraction}{}", $before, $after).into());
                }
                schema
            }

            #[cfg(feature = "schema")]
            fn name() -> Cow<'static, str> {
                $name.into()
            }
        }

        impl Encode<Precise> for $time {
            fn write(&self, writer: &mut Writer<'_>, rules: &Rules) -> Result<(), WriteError> {
                let mut text = String::new();
                $write(self, Some(rules.digits), &mut text)
                    .map_err(|error| WriteError::new(format!("{EXPECTED} ({error})")))?;
                writer.string(&text);
                Ok(())
            }
        }

        impl ListItem<Precise> for $time {}
    };
}

precise!(DateTime<Utc>, write_utc, concat!("^[0-9]{4}", month_day!(), "T", clock!()), "Z$", "Timestamp");
precise!(
    DateTime<FixedOffset>,
    write_fixed,
    concat!("^", inner_years!(), month_day!(), "T", clock!()),
    concat!(written_offset!(), "$"),
    "OffsetTimestamp"
);

/// An RFC 3339 time that keeps its text, for events that others define and whose times vary in form.
///
/// Own events use `DateTime<Utc>`, which has one form; `cargo xtask schemas` warns where they do not.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TimestampText(String);

impl TimestampText {
    /// The text as received.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The point in time, in UTC.
    pub fn utc(&self) -> DateTime<Utc> {
        DateTime::<Utc>::parse(&self.0).expect("the text was checked when it was made")
    }
}

impl std::str::FromStr for TimestampText {
    type Err = InvalidTimestamp;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text).map_err(InvalidTimestamp)
    }
}

impl fmt::Display for TimestampText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The text is no RFC 3339 time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvalidTimestamp(&'static str);

impl fmt::Display for InvalidTimestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected {EXPECTED} ({})", self.0)
    }
}

impl std::error::Error for InvalidTimestamp {}

impl TextLeaf for TimestampText {
    const PATTERN: &'static str = READ;
    const FORMAT: Option<&'static str> = Some("date-time");
    const EXPECTED: &'static str = EXPECTED;
    type Error = &'static str;

    fn parse(text: &str) -> Result<Self, Self::Error> {
        parse(text).map(|_| Self(text.to_owned()))
    }

    fn write(&self, out: &mut String) -> Result<(), Self::Error> {
        out.push_str(&self.0);
        Ok(())
    }
}
