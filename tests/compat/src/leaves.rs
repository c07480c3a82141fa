//! `Arbitrary` for the leaves that are strings with a form, and for what is kept as it came.

use std::time::Duration;

use chrono::{DateTime, FixedOffset, NaiveDate, TimeZone, Utc};
use event_core::{IsoDuration, RawJson, TimestampText};
use rust_decimal::Decimal;
use uuid::Uuid;

use crate::arbitrary::{Arbitrary, Rules, Source};

/// Seconds from the epoch to the first and last second of the years 0000 to 9999.
const YEARS: (i64, i64) = (-62_167_219_200, 253_402_300_799);

/// Seconds of a year and a bit: what keeps its offset is never written in the years 0000 and 9999.
const MARGIN: i64 = 370 * 86_400;

fn instant(source: &mut Source, (first, last): (i64, i64)) -> DateTime<Utc> {
    let some = source.rng.i64(first..=last);
    let seconds = source.pick(&[first, last, 0, -1, 951_782_400, 1_709_164_800, some, some]);
    let some = source.rng.u32(..1_000_000_000);
    let nanos = source.pick(&[0, 0, 1, 1_000, 1_000_000, 120_000_000, 999_999_999, 999_000_000, some]);
    DateTime::from_timestamp(seconds, nanos).expect("the seconds are within chrono's years")
}

impl Arbitrary for DateTime<Utc> {
    fn arbitrary(source: &mut Source, _: &Rules) -> Self {
        instant(source, YEARS)
    }
}

impl Arbitrary for DateTime<FixedOffset> {
    fn arbitrary(source: &mut Source, _: &Rules) -> Self {
        let time = instant(source, (YEARS.0 + MARGIN, YEARS.1 - MARGIN));
        let minutes = source.pick(&[0, 1, -1, 60, -570, 840, 1439, -1439]);
        FixedOffset::east_opt(minutes * 60).expect("the offset is within a day").from_utc_datetime(&time.naive_utc())
    }
}

impl Arbitrary for NaiveDate {
    fn arbitrary(source: &mut Source, _: &Rules) -> Self {
        instant(source, YEARS).date_naive()
    }
}

impl Arbitrary for TimestampText {
    fn arbitrary(source: &mut Source, _: &Rules) -> Self {
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
    fn arbitrary(source: &mut Source, _: &Rules) -> Self {
        let most = (1_u64 << 53) - 1;
        let some = source.rng.u64(0..=most) >> source.rng.u32(..53);
        Self::from(Duration::new(source.pick(&[0, 1, most, some]), source.pick(&[0, 1, 500_000_000, 999_999_999])))
    }
}

impl Arbitrary for Uuid {
    fn arbitrary(source: &mut Source, _: &Rules) -> Self {
        let some = source.rng.u128(..);
        Self::from_u128(source.pick(&[0, u128::MAX, some, some]))
    }
}

impl Arbitrary for Decimal {
    fn arbitrary(source: &mut Source, _: &Rules) -> Self {
        let most = 9_999_999_999_999_999_999_999_999_999_i128;
        let some = source.rng.i128(-most..=most) >> source.rng.u32(..100);
        // A number below 1 has its 0 before the point as a digit too.
        let scale = source.rng.u32(..=27);
        let value = source.pick(&[0, 1, -1, 1000, most, -most, some, some]);
        Self::from_i128_with_scale(value, source.pick(&[0, 2, scale]))
    }
}

impl Arbitrary for RawJson {
    fn arbitrary(source: &mut Source, _: &Rules) -> Self {
        let text =
            source.pick(&["null", "true", "0", "-1.5e300", "\"\"", "\"x\"", "[]", "[[{}]]", "{\"x\":1,\"y\":2}"]);
        Self::parse(text).expect("the texts above are JSON")
    }
}
