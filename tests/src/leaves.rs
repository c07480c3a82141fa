//! `Arbitrary` for the leaves that are strings with a form, and for what is kept as it came.

use std::time::Duration;

use chrono::{DateTime, FixedOffset, NaiveDate, TimeDelta, TimeZone, Timelike, Utc};
use event_core::{IsoDuration, RawJson, TimestampText, UnknownObject, UnknownText};
use rust_decimal::Decimal;
use uuid::Uuid;

use crate::arbitrary::{Arbitrary, Hints, Source};
use crate::document::Doc;
use crate::sampler::{anything, free_text};
use crate::spelling::{Spelling, spell};

/// Seconds from the epoch to the first and last second of the years 0000 to 9999.
const YEARS: (i64, i64) = (-62_167_219_200, 253_402_300_799);

/// Seconds of a day and a bit: no offset leads further.
const MARGIN: i64 = 370 * 86_400;

fn nanos(source: &mut Source, hints: &Hints) -> u32 {
    let some = source.rng.u32(..1_000_000_000);
    let nanos = source.pick(&[0, 0, 1, 1_000, 1_000_000, 120_000_000, 999_999_999, 999_000_000, 500_000, some]);
    let unit = 10_u32.pow(9 - hints.digits.unwrap_or(9));
    nanos / unit * unit
}

fn utc(source: &mut Source, hints: &Hints, (first, last): (i64, i64)) -> DateTime<Utc> {
    let some = source.rng.i64(first..=last);
    let seconds =
        source.pick(&[first, last, 0, -1, 951_782_400, 1_709_164_800, 4_102_444_799, 1_483_228_799, some, some]);
    let time = DateTime::from_timestamp(seconds, nanos(source, hints)).expect("the seconds are within chrono's years");
    if source.strays() {
        let leap = time.with_second(59).and_then(|time| time.with_nanosecond(1_000_000_000)).unwrap_or(time);
        let beyond = DateTime::from_timestamp(YEARS.1 + 1, 0).unwrap_or(time);
        let before = DateTime::from_timestamp(YEARS.0 - 1, 0).unwrap_or(time);
        return source.pick(&[leap, beyond, before]);
    }
    time
}

impl Arbitrary for DateTime<Utc> {
    fn arbitrary(source: &mut Source, hints: &Hints) -> Self {
        utc(source, hints, YEARS)
    }
}

impl Arbitrary for DateTime<FixedOffset> {
    fn arbitrary(source: &mut Source, hints: &Hints) -> Self {
        let bounds = if source.strays() { YEARS } else { (YEARS.0 + MARGIN, YEARS.1 - MARGIN) };
        let time = utc(source, hints, bounds);
        let some = source.rng.i32(-1439..=1439) * 60;
        let mut offset = source.pick(&[0, 60, -60, 3_600, -34_200, 50_400, 86_340, -86_340, some]);
        if source.strays() {
            offset += 1;
        }
        FixedOffset::east_opt(offset).expect("the offset is within a day").from_utc_datetime(&time.naive_utc())
    }
}

impl Arbitrary for NaiveDate {
    fn arbitrary(source: &mut Source, _: &Hints) -> Self {
        let (first, last) = (NaiveDate::from_ymd_opt(0, 1, 1), NaiveDate::from_ymd_opt(9999, 12, 31));
        let (first, last) = first.zip(last).expect("the days are in the calendar");
        if source.strays() {
            return source.pick(&[first - TimeDelta::days(1), last + TimeDelta::days(1)]);
        }
        let days = last.signed_duration_since(first).num_days();
        let some = first + TimeDelta::days(source.rng.i64(0..=days));
        let leap = NaiveDate::from_ymd_opt(2024, 2, 29).unwrap_or(some);
        source.pick(&[first, last, leap, some, some])
    }
}

impl Arbitrary for TimestampText {
    fn arbitrary(source: &mut Source, _: &Hints) -> Self {
        const TEXTS: [&str; 8] = [
            "2019-05-15T15:20:13Z",
            "2019-05-15T15:20:13.000Z",
            "2019-05-15t15:20:13z",
            "2024-02-29T23:59:59.123456789+23:59",
            "0000-01-01T00:00:00Z",
            "9999-12-31T23:59:59.9Z",
            "2019-05-15T15:20:13-00:00",
            "0001-01-01T00:00:00+14:00",
        ];
        source.pick(&TEXTS).parse().expect("the text is RFC 3339")
    }
}

impl Arbitrary for IsoDuration {
    fn arbitrary(source: &mut Source, hints: &Hints) -> Self {
        let most = (1_u64 << 53) - 1;
        let seconds = if source.strays() { most + 1 } else { source.rng.u64(0..=most) >> source.rng.u32(..54) };
        Self::from(Duration::new(source.pick(&[0, 1, 90, most, seconds, seconds]).max(seconds), nanos(source, hints)))
    }
}

impl Arbitrary for Uuid {
    fn arbitrary(source: &mut Source, _: &Hints) -> Self {
        let some = source.rng.u128(..);
        Self::from_u128(source.pick(&[0, u128::MAX, some, some, some >> 64]))
    }
}

impl Arbitrary for Decimal {
    fn arbitrary(source: &mut Source, _: &Hints) -> Self {
        let most = 9_999_999_999_999_999_999_999_999_999_i128;
        if source.strays() {
            return source.pick(&[Self::MAX, Self::MIN]);
        }
        let some = source.rng.i128(-most..=most) >> source.rng.u32(..100);
        let scale = source.rng.u32(..=27);
        // A number below 1 has its 0 before the point as a digit too.
        let value = source.pick(&[0, 1, -1, 1000, most, -most, some, some]);
        Self::from_i128_with_scale(value, source.pick(&[0, 2, 2, scale]))
    }
}

impl Arbitrary for RawJson {
    fn arbitrary(source: &mut Source, _: &Hints) -> Self {
        let mut doc = anything(0, &mut source.rng);
        if source.is_tight() {
            doc = Doc::Bool(true);
        }
        Self::parse(&spell(&doc, Spelling::Free, &mut source.rng)).expect("the document is in the domain")
    }
}

/// What an open enum of strings does not know; `known` are its words, which only a stray is.
pub fn unknown_text(source: &mut Source, known: &[&str]) -> UnknownText {
    if source.strays() {
        return UnknownText::new(source.pick(known));
    }
    let text = free_text(0, Some(9), &mut source.rng);
    UnknownText::new(if known.contains(&text.as_str()) { format!("{text}?") } else { text })
}

/// What an open tagged enum does not know; `known` are its tags, which only a stray has.
pub fn unknown_object(source: &mut Source, tag: &str, known: &[&str]) -> UnknownObject {
    let value = unknown_text(source, known);
    let mut members = vec![(tag.to_owned(), Doc::Text(value.as_str().to_owned()))];
    for name in ["", "a", "\"q\"", "Tag"].iter().take(source.rng.usize(..4)) {
        members.push(((*name).to_owned(), anything(2, &mut source.rng)));
    }
    source.rng.shuffle(&mut members);
    let text = spell(&Doc::Object(members), Spelling::Free, &mut source.rng);
    UnknownObject::new(RawJson::parse(&text).expect("the document is in the domain"))
}
