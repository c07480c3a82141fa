//! `Seen`: what the samples have in one place, as counts and a few short words, never the values themselves.
//!
//! It leaves out what is made of that: kinds of text and number are judged here, types are chosen in `model`.

use std::collections::BTreeMap;

use event_core::TimestampText;

use super::forest::ObjectId;
use super::times::Times;

/// The most different words that are told apart in one place.
pub(super) const MAX_WORDS: usize = 32;

/// The largest integer that every reader takes exactly, 2^53 - 1.
const SAFE: i128 = (1 << 53) - 1;

/// What was seen in one place.
#[derive(Debug, Clone, Default)]
pub(super) struct Seen {
    pub(super) nulls: u64,
    pub(super) bools: u64,
    pub(super) numbers: Numbers,
    pub(super) texts: Texts,
    pub(super) lists: Lists,
    pub(super) objects: u64,
    pub(super) object: Option<ObjectId>,
}

/// Which values were seen, nulls aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// None at all, or only null.
    Nothing,
    Bool,
    Number,
    Text,
    List,
    Object,
    /// Several of these.
    Mixed,
}

impl Seen {
    pub(super) fn kind(&self) -> Kind {
        let mut kinds = self.counts().into_iter().filter(|(_, count, _)| *count > 0);
        match (kinds.next(), kinds.next()) {
            (None, _) => Kind::Nothing,
            (Some((kind, ..)), None) => kind,
            _ => Kind::Mixed,
        }
    }

    /// How often each kind was seen, and what one is called.
    pub(super) fn counts(&self) -> [(Kind, u64, &'static str); 5] {
        [
            (Kind::Bool, self.bools, "boolean"),
            (Kind::Number, self.numbers.count, "number"),
            (Kind::Text, self.texts.count, "string"),
            (Kind::List, self.lists.count, "array"),
            (Kind::Object, self.objects, "object"),
        ]
    }

    /// Adds what was seen in another place. Where both hold objects, these are of one type from now on: `same`.
    pub(super) fn merge(&mut self, other: Self, same: &mut Vec<(ObjectId, ObjectId)>) {
        self.nulls += other.nulls;
        self.bools += other.bools;
        self.numbers.merge(&other.numbers);
        self.texts.merge(other.texts);
        self.lists.count += other.lists.count;
        self.lists.empty += other.lists.empty;
        self.lists.longest = self.lists.longest.max(other.lists.longest);
        self.objects += other.objects;
        match (&mut self.lists.items, other.lists.items) {
            (Some(mine), Some(theirs)) => mine.merge(*theirs, same),
            (mine @ None, theirs) => *mine = theirs,
            (Some(_), None) => {}
        }
        match (self.object, other.object) {
            (Some(mine), Some(theirs)) => same.push((mine, theirs)),
            (None, theirs) => self.object = theirs,
            (Some(_), None) => {}
        }
    }
}

/// The arrays of one place, their items taken together.
#[derive(Debug, Clone, Default)]
pub(super) struct Lists {
    pub(super) count: u64,
    pub(super) empty: u64,
    pub(super) longest: u64,
    pub(super) items: Option<Box<Seen>>,
}

/// The numbers of one place.
#[derive(Debug, Clone, Default)]
pub(super) struct Numbers {
    pub(super) count: u64,
    /// Those written as plain digits.
    pub(super) integers: u64,
    pub(super) least: i128,
    pub(super) greatest: i128,
    /// Those that an f64 is not written back as.
    inexact: u64,
    /// Those of them that are no whole number within +-(2^53 - 1) either.
    uneven: u64,
}

/// What kind of number fits all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NumberClass {
    /// Plain digits, within +-(2^53 - 1).
    Integer,
    /// Plain digits, some beyond.
    Huge,
    /// With fractions or exponents, each as an f64 is written.
    Float,
    /// So, and whole ones in plain digits, which an f64 writes with a fraction of zero.
    FloatByValue,
    /// No type writes all of them back as they were.
    Uneven,
}

impl Numbers {
    pub(super) fn add(&mut self, text: &str) {
        let digits = text.strip_prefix('-').unwrap_or(text);
        let mut is_safe = false;
        if text != "-0" && digits.bytes().all(|byte| byte.is_ascii_digit()) {
            // Beyond i128 it is as huge as any.
            let bound = if digits.len() < text.len() { i128::MIN } else { i128::MAX };
            let value = text.parse().unwrap_or(bound);
            let first = self.integers == 0;
            self.least = if first { value } else { self.least.min(value) };
            self.greatest = if first { value } else { self.greatest.max(value) };
            self.integers += 1;
            is_safe = (-SAFE..=SAFE).contains(&value);
        }
        let written = text.parse::<f64>().ok().and_then(|value| event_core::encode(&value).ok());
        let is_inexact = written.is_none_or(|written| written != text.as_bytes());
        self.inexact += u64::from(is_inexact);
        self.uneven += u64::from(is_inexact && !is_safe);
        self.count += 1;
    }

    fn merge(&mut self, other: &Self) {
        if other.integers > 0 {
            let first = self.integers == 0;
            self.least = if first { other.least } else { self.least.min(other.least) };
            self.greatest = if first { other.greatest } else { self.greatest.max(other.greatest) };
        }
        self.count += other.count;
        self.integers += other.integers;
        self.inexact += other.inexact;
        self.uneven += other.uneven;
    }

    pub(super) fn class(&self) -> NumberClass {
        if self.integers == self.count {
            let is_safe = self.least >= -SAFE && self.greatest <= SAFE;
            if is_safe { NumberClass::Integer } else { NumberClass::Huge }
        } else if self.inexact == 0 {
            NumberClass::Float
        } else if self.uneven == 0 {
            NumberClass::FloatByValue
        } else {
            NumberClass::Uneven
        }
    }
}

/// The strings of one place.
#[derive(Debug, Clone)]
pub(super) struct Texts {
    pub(super) count: u64,
    /// How often each word was seen; `None` once there were too many, or a string that is no word.
    pub(super) words: Option<BTreeMap<Box<str>, u64>>,
    /// Empty strings.
    pub(super) empty: u64,
    uuids: u64,
    pub(super) times: Times,
    dates: u64,
    /// Integers in digits.
    pub(super) digits: u64,
}

impl Default for Texts {
    fn default() -> Self {
        let words = Some(BTreeMap::new());
        Self { count: 0, words, empty: 0, uuids: 0, times: Times::default(), dates: 0, digits: 0 }
    }
}

/// What kind of text fits all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TextClass {
    /// Lower-case UUIDs.
    Uuid,
    /// RFC 3339 times.
    Time,
    /// RFC 3339 dates.
    Date,
    Text,
}

impl Texts {
    pub(super) fn add(&mut self, text: &str) {
        self.count += 1;
        self.empty += u64::from(text.is_empty());
        self.uuids += u64::from(is_uuid(text));
        self.dates += u64::from(text.len() == 10 && format!("{text}T00:00:00Z").parse::<TimestampText>().is_ok());
        self.digits += u64::from(is_decimal(text));
        if text.parse::<TimestampText>().is_ok() {
            self.times.add(text);
        }
        match &mut self.words {
            Some(words) if is_word(text) => {
                *words.entry(text.into()).or_default() += 1;
                if words.len() > MAX_WORDS {
                    self.words = None;
                }
            }
            words => *words = None,
        }
    }

    fn merge(&mut self, other: Self) {
        self.count += other.count;
        self.empty += other.empty;
        self.uuids += other.uuids;
        self.times.merge(&other.times);
        self.dates += other.dates;
        self.digits += other.digits;
        self.words = self.words.take().zip(other.words).and_then(|(mut mine, theirs)| {
            for (word, count) in theirs {
                *mine.entry(word).or_default() += count;
            }
            (mine.len() <= MAX_WORDS).then_some(mine)
        });
    }

    pub(super) fn class(&self) -> TextClass {
        match self.count {
            count if count == self.uuids => TextClass::Uuid,
            count if count == self.times.count => TextClass::Time,
            count if count == self.dates => TextClass::Date,
            _ => TextClass::Text,
        }
    }
}

/// Hyphenated and in lower case, as `Uuid` is written.
pub(super) fn is_uuid(text: &str) -> bool {
    let is_hyphen = |at: usize| matches!(at, 8 | 13 | 18 | 23);
    text.len() == 36
        && text.bytes().enumerate().all(|(at, byte)| match byte {
            b'-' => is_hyphen(at),
            b'0'..=b'9' | b'a'..=b'f' => !is_hyphen(at),
            _ => false,
        })
}

/// An integer in its one form.
fn is_decimal(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let one_form = digits == "0" || !digits.starts_with('0');
    !digits.is_empty() && one_form && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// What may be a value of an enum: a short name, and no number, hash or other id.
fn is_word(text: &str) -> bool {
    const LONGEST: usize = 40;
    let is_name = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b':' | b'-');
    let has_letter = text.bytes().any(|byte| byte.is_ascii_alphabetic());
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let is_hash = text.len() >= 6 && digits > 0 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    (1..=LONGEST).contains(&text.len()) && text.bytes().all(is_name) && has_letter && digits < 4 && !is_hash
}
