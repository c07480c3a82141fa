//! `Maker`: values out of a fuzzer's bytes, also such as may not be written; it knows the rule that they break.

use std::collections::BTreeMap;
use std::time::Duration;

use arbitrary::Unstructured;
use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, Timelike, Utc};
use event_core::{IsoDuration, RawJson, TimestampText};
use rust_decimal::Decimal;

/// The greatest integer that every reader of JSON keeps.
pub(crate) const SAFE: i128 = (1 << 53) - 1;

/// Draws values from bytes; when they are used up, the least ones.
pub(crate) struct Maker<'a> {
    input: Unstructured<'a>,
    /// The first rule that a value breaks.
    pub(crate) broken: Option<&'static str>,
}

impl<'a> Maker<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self { input: Unstructured::new(bytes), broken: None }
    }

    /// Notes that what was drawn may not be written.
    pub(crate) fn expect(&mut self, holds: bool, rule: &'static str) {
        if !holds {
            self.broken.get_or_insert(rule);
        }
    }

    /// A number below `end`.
    pub(crate) fn below(&mut self, end: u8) -> u8 {
        self.input.arbitrary::<u8>().unwrap_or(0) % end
    }

    pub(crate) fn draw<T: arbitrary::Arbitrary<'a> + Default>(&mut self) -> T {
        self.input.arbitrary().unwrap_or_default()
    }

    /// An integer that must lie from `low` to `high`, and mostly does.
    pub(crate) fn integer<T: TryFrom<i128>>(&mut self, low: i128, high: i128) -> T {
        let value = match self.below(32) {
            0..4 => low,
            4..8 => high,
            8 => low.saturating_sub(1),
            9 => high.saturating_add(1),
            10 => i128::from(self.draw::<i64>()),
            11 => self.draw::<i128>(),
            12..20 => i128::from(self.draw::<i64>()).clamp(low, high),
            _ => i128::from(self.draw::<i8>()).clamp(low, high),
        };
        let fits = (low..=high).contains(&value);
        if let Ok(drawn) = T::try_from(value) {
            self.expect(fits, "an integer's range");
            return drawn;
        }
        T::try_from(value.clamp(low, high)).unwrap_or_else(|_| panic!("the range is within the type"))
    }

    pub(crate) fn float(&mut self, low: f64, high: f64) -> f64 {
        let value = match self.below(4) {
            0 => f64::from_bits(self.draw()),
            1 => f64::from(self.draw::<i32>()),
            2 => [low, high, -0.0, f64::MAX, 5e-324][usize::from(self.below(5))],
            _ => f64::from(self.draw::<u16>()) / 65_536.0,
        };
        let value = if self.below(16) == 0 { value } else { f64::max(low, f64::min(value, high)) };
        self.expect(value.is_finite(), "finite");
        self.expect((low..=high).contains(&value), "a float's range");
        value
    }

    /// Any text.
    pub(crate) fn text(&mut self) -> String {
        self.input.arbitrary::<&str>().unwrap_or_default().to_owned()
    }

    /// A text that must have `low` to `high` code points, and mostly does.
    pub(crate) fn text_of(&mut self, low: usize, high: usize) -> String {
        let mut text = self.text();
        // Most fields are to keep to the rules, or nothing would ever be written.
        if self.below(16) > 0 {
            text = text.chars().take(high).collect();
            while text.chars().count() < low {
                text.push('x');
            }
        }
        let length = text.chars().count();
        self.expect((low..=high).contains(&length), "a text's length");
        text
    }

    /// Up to three items.
    pub(crate) fn few<T>(&mut self, make: fn(&mut Self) -> T) -> Vec<T> {
        (0..self.below(4)).map(|_| make(self)).collect()
    }

    /// A list that must have at most `high` items, and mostly does.
    pub(crate) fn list_of<T>(&mut self, high: u8, make: fn(&mut Self) -> T) -> Vec<T> {
        let length = if self.below(32) == 0 { high + 1 } else { self.below(high + 1) };
        self.expect(length <= high, "a list's length");
        (0..length).map(|_| make(self)).collect()
    }

    pub(crate) fn map<K: Ord, T>(&mut self, key: fn(&mut Self) -> K, make: fn(&mut Self) -> T) -> BTreeMap<K, T> {
        let mut map = BTreeMap::new();
        for _ in 0..self.below(3) {
            let name = key(self);
            map.entry(name).or_insert_with(|| make(self));
        }
        map
    }

    pub(crate) fn utc(&mut self) -> DateTime<Utc> {
        let time = self.instant();
        self.expect((0..=9999).contains(&time.year()), "a year of four digits");
        self.expect(time.nanosecond() < 1_000_000_000, "no leap second");
        time
    }

    pub(crate) fn fixed(&mut self) -> DateTime<FixedOffset> {
        let seconds = match self.below(4) {
            0 => 0,
            1 => i32::from(self.draw::<i16>()),
            _ => i32::from(self.draw::<i8>()) * 900 % 86_400,
        };
        let offset = FixedOffset::east_opt(seconds % 86_400).expect("less than a day");
        let time = self.instant().with_timezone(&offset);
        self.expect((1..=9998).contains(&time.year()), "a year that is read with an offset");
        self.expect(time.nanosecond() < 1_000_000_000, "no leap second");
        self.expect(seconds % 60 == 0, "an offset of whole minutes");
        time
    }

    /// From year -1 to 10001, now and then in a leap second.
    fn instant(&mut self) -> DateTime<Utc> {
        const YEAR: i64 = 31_556_952;
        let seconds = match self.below(4) {
            0 => i64::from(self.draw::<i32>()) * 120,
            1 => [0, 9999, 10_000][usize::from(self.below(3))] * YEAR - 1970 * YEAR + i64::from(self.draw::<i16>()),
            _ => i64::from(self.draw::<u32>()),
        };
        let (seconds, leap) =
            if self.below(32) == 0 { (seconds.div_euclid(60) * 60 + 59, 1_000_000_000) } else { (seconds, 0) };
        let nanos = match self.below(4) {
            0 => self.draw::<u32>() % 1_000_000_000,
            1 => u32::from(self.draw::<u16>()) % 1000 * 1_000_000,
            2 => u32::from(self.draw::<u16>()) * 1000,
            _ => 0,
        };
        DateTime::from_timestamp(seconds, nanos + leap).unwrap_or_default()
    }

    pub(crate) fn day(&mut self) -> NaiveDate {
        let year = if self.below(8) == 0 { [-1, 0, 9999, 10_000][usize::from(self.below(4))] } else { 2000 };
        let day =
            NaiveDate::from_yo_opt(year, u32::from(self.draw::<u16>()) % 365 + 1).expect("each year has 365 days");
        self.expect((0..=9999).contains(&day.year()), "a year of four digits");
        day
    }

    /// Texts of a time are checked when they are made.
    pub(crate) fn timestamp(&mut self) -> TimestampText {
        let drawn = self.text();
        let known = ["2026-01-31t09:30:00.5z", "0000-01-01T00:00:00Z", "2026-02-28T23:59:59.123456789-00:00"];
        let known = known[usize::from(self.below(3))];
        drawn.parse().unwrap_or_else(|_| known.parse().unwrap_or_else(|error| panic!("{known}: {error}")))
    }

    pub(crate) fn duration(&mut self) -> IsoDuration {
        let seconds =
            if self.below(4) == 0 { self.draw::<u64>() >> self.below(64) } else { u64::from(self.draw::<u16>()) };
        self.expect(i128::from(seconds) <= SAFE, "seconds below 2^53");
        Duration::new(seconds, self.draw::<u32>() % 1_000_000_000).into()
    }

    pub(crate) fn decimal(&mut self) -> Decimal {
        let mantissa = match self.below(4) {
            0 => self.draw::<i128>() >> 32,
            _ => i128::from(self.draw::<i32>()),
        };
        let value = Decimal::try_from_i128_with_scale(mantissa, u32::from(self.below(29))).unwrap_or_default();
        let digits = value.to_string().bytes().filter(u8::is_ascii_digit).count();
        self.expect(digits <= 28, "28 digits");
        value
    }

    /// Any JSON of up to `levels` levels, now and then one more.
    pub(crate) fn json(&mut self, levels: usize) -> RawJson {
        let text = match self.below(8) {
            0 => {
                let deep = levels + 1 - usize::from(self.below(3));
                self.expect(deep <= levels, "64 levels");
                format!("{}{}", "[".repeat(deep), "]".repeat(deep))
            }
            1 => format!("{{\"a\":{:?}, \"b\" : [ {} ]}}", self.draw::<u16>(), self.draw::<i64>()),
            _ => self.text(),
        };
        let raw = RawJson::parse(&text).unwrap_or_else(|_| RawJson::parse("0").expect("a number is JSON"));
        let nested = depth(raw.as_str());
        self.expect(nested <= levels, "64 levels");
        raw
    }
}

/// How deep the arrays and objects of a compact text nest.
pub(crate) fn depth(text: &str) -> usize {
    let (mut depth, mut deepest, mut in_string, mut escaped) = (0_usize, 0, false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            b'[' | b'{' if !in_string => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            b']' | b'}' if !in_string => depth -= 1,
            _ => {}
        }
    }
    deepest
}
