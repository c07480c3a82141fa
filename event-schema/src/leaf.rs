//! `leaf_test`: whether the three parts of a `TextLeaf` agree, on strings made from its pattern and mutations of them.

use std::hash::{BuildHasher as _, Hasher as _, RandomState};

use event_core::TextLeaf;
use jsonschema::Validator;
use rand::distr::Distribution as _;
use rand::rngs::StdRng;
use rand::{RngExt as _, SeedableRng as _};
use regex_syntax::hir::{Capture, Hir, HirKind, Repetition};
use serde_json::{Value, json};

use crate::validator::try_validator;

const STRINGS: usize = 400;
const MUTATIONS: usize = 4;

/// Checks that `PATTERN`, `WRITTEN_PATTERN`, `FORMAT`, `parse` and `write` of a [`TextLeaf`] agree, for a test of your
/// own type:
///
/// - `parse` takes a string exactly when it matches `PATTERN` (and is of `FORMAT`, which decides on the calendar);
/// - what `write` writes matches `WRITTEN_PATTERN`, and parses and writes back to itself;
/// - a string that matches `WRITTEN_PATTERN` also matches `PATTERN` and is written back unchanged.
///
/// Tried on some thousand strings: made from both patterns, and mutations of them.
///
/// # Panics
/// At the first string on which they disagree, with that string and the seed; `EVENT_TEST_SEED=<seed>` makes the same
/// strings again. Also when strings cannot be made from a pattern: it has look-around or a back-reference, or matches
/// nothing.
///
/// # Examples
/// ```
/// # use event_core::TextLeaf;
/// struct Currency(String);
///
/// impl TextLeaf for Currency {
///     const PATTERN: &'static str = "^[A-Z]{3}$";
///     type Error = &'static str;
///
///     fn parse(text: &str) -> Result<Self, Self::Error> {
///         let matches = text.len() == 3 && text.bytes().all(|letter| letter.is_ascii_uppercase());
///         if matches { Ok(Self(text.to_owned())) } else { Err("three upper-case letters") }
///     }
///
///     fn write(&self, out: &mut String) -> Result<(), Self::Error> {
///         out.push_str(&self.0);
///         Ok(())
///     }
/// }
///
/// event_schema::leaf_test::<Currency>();
/// ```
pub fn leaf_test<T: TextLeaf>() {
    let seed = std::env::var("EVENT_TEST_SEED").ok().map(|text| text.parse());
    let seed = match seed {
        Some(Ok(seed)) => seed,
        Some(Err(error)) => panic!("EVENT_TEST_SEED is no number from 0 to 2^64 - 1: {error}"),
        None => RandomState::new().build_hasher().finish(),
    };
    if let Err(disagreement) = agree::<T>(seed) {
        panic!("{}: {disagreement}\nEVENT_TEST_SEED={seed} makes the same strings again", std::any::type_name::<T>());
    }
}

fn agree<T: TextLeaf>(seed: u64) -> Result<(), String> {
    let leaf = Leaf::of::<T>()?;
    let mut rng = StdRng::seed_from_u64(seed);
    for text in ["", " ", "0", "-", "null", "\n", "\u{e9}"] {
        leaf.judge::<T>(text)?;
    }
    for (name, pattern) in [("PATTERN", T::PATTERN), ("WRITTEN_PATTERN", T::WRITTEN_PATTERN)] {
        let mut matched = 0;
        // Short repetitions try the edges of a pattern more often, long ones its limits.
        for repeat in [2, 40] {
            let strings = strings(pattern, repeat)
                .map_err(|error| format!("no strings can be made from {name} {pattern}: {error}"))?;
            for _ in 0..STRINGS {
                let text: String = strings.sample(&mut rng);
                matched += usize::from(leaf.reader.is_valid(&Value::from(text.as_str())));
                leaf.judge::<T>(&text)?;
                let mut mutant = text;
                for _ in 0..MUTATIONS {
                    mutant = mutate(&mutant, &mut rng);
                    leaf.judge::<T>(&mutant)?;
                }
            }
        }
        if matched == 0 {
            return Err(format!("no string made from {name} {pattern} matches it, so nothing was tried"));
        }
    }
    Ok(())
}

/// What a leaf says of strings, as validators.
struct Leaf {
    reader: Validator,
    writer: Validator,
}

impl Leaf {
    fn of<T: TextLeaf>() -> Result<Self, String> {
        let of = |name: &str, pattern: &str| {
            let mut schema = json!({"type": "string", "pattern": pattern});
            if let Some(format) = T::FORMAT {
                schema["format"] = Value::from(format);
            }
            try_validator(&schema)
                .map_err(|error| format!("{name} {pattern} is no ECMA 262 regular expression: {error}"))
        };
        Ok(Self { reader: of("PATTERN", T::PATTERN)?, writer: of("WRITTEN_PATTERN", T::WRITTEN_PATTERN)? })
    }

    fn judge<T: TextLeaf>(&self, text: &str) -> Result<(), String> {
        let value = Value::from(text);
        let (is_read, is_written) = (self.reader.is_valid(&value), self.writer.is_valid(&value));
        if is_written && !is_read {
            return Err(format!(
                "{text:?} matches WRITTEN_PATTERN {} but not PATTERN {}",
                T::WRITTEN_PATTERN,
                T::PATTERN
            ));
        }
        let leaf = match (T::parse(text), is_read) {
            (Ok(leaf), true) => leaf,
            (Err(_), false) => return Ok(()),
            (Ok(_), false) => {
                return Err(format!(
                    "`parse` takes {text:?}, which does not match PATTERN {}{}",
                    T::PATTERN,
                    of_format::<T>()
                ));
            }
            (Err(error), true) => {
                return Err(format!(
                    "{text:?} matches PATTERN {}{}, but `parse` refuses it: {error}",
                    T::PATTERN,
                    of_format::<T>()
                ));
            }
        };
        let mut written = String::new();
        match leaf.write(&mut written) {
            Ok(()) => {}
            Err(error) if is_written => {
                return Err(format!(
                    "{text:?} matches WRITTEN_PATTERN {}, but `write` refuses it: {error}",
                    T::WRITTEN_PATTERN
                ));
            }
            Err(_) => return Ok(()),
        }
        if is_written && written != text {
            return Err(format!(
                "{text:?} matches WRITTEN_PATTERN {}, but is written as {written:?}",
                T::WRITTEN_PATTERN
            ));
        }
        if !self.writer.is_valid(&Value::from(written.as_str())) {
            return Err(format!(
                "{text:?} is written as {written:?}, which does not match WRITTEN_PATTERN {}",
                T::WRITTEN_PATTERN
            ));
        }
        let mut again = String::new();
        match T::parse(&written) {
            Ok(leaf) => leaf
                .write(&mut again)
                .map_err(|error| format!("{written:?} was written, but is refused then: {error}"))?,
            Err(error) => return Err(format!("{text:?} is written as {written:?}, which `parse` refuses: {error}")),
        }
        if again == written {
            Ok(())
        } else {
            Err(format!("{written:?} was written, but is written as {again:?} then"))
        }
    }
}

fn of_format<T: TextLeaf>() -> String {
    T::FORMAT.map_or_else(String::new, |format| format!(" with format {format}"))
}

/// Strings that match a pattern but for its anchors, without an upper bound repeated up to `repeat` times.
fn strings(pattern: &str, repeat: u32) -> Result<rand_regex::Regex, String> {
    let unsupported = || String::from("it has look-around or a back-reference");
    let translated = jsonschema_regex::to_rust_regex(pattern).map_err(|()| unsupported())?;
    let hir = regex_syntax::Parser::new().parse(&translated).map_err(|_| unsupported())?;
    rand_regex::Regex::with_hir(without_anchors(&hir), repeat).map_err(|error| error.to_string())
}

fn without_anchors(hir: &Hir) -> Hir {
    match hir.kind() {
        HirKind::Look(_) => Hir::empty(),
        HirKind::Capture(capture) => {
            Hir::capture(Capture { sub: Box::new(without_anchors(&capture.sub)), ..capture.clone() })
        }
        HirKind::Repetition(times) => {
            Hir::repetition(Repetition { sub: Box::new(without_anchors(&times.sub)), ..times.clone() })
        }
        HirKind::Concat(parts) => Hir::concat(parts.iter().map(without_anchors).collect()),
        HirKind::Alternation(parts) => Hir::alternation(parts.iter().map(without_anchors).collect()),
        HirKind::Empty | HirKind::Literal(_) | HirKind::Class(_) => hir.clone(),
    }
}

/// Letters that readers are often too generous about: signs, separators, other digits, spaces.
const LETTERS: [char; 24] = [
    '0',
    '1',
    '9',
    'a',
    'Z',
    'e',
    '+',
    '-',
    '.',
    ',',
    ':',
    '_',
    '/',
    '=',
    '{',
    '}',
    ' ',
    '\n',
    '\t',
    '\0',
    '\u{e9}',
    '\u{661}',
    '\u{2028}',
    '\u{1f600}',
];

fn mutate(text: &str, rng: &mut StdRng) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    let letter = LETTERS[rng.random_range(0..LETTERS.len())];
    let at = rng.random_range(0..=letters.len());
    let inside = at.min(letters.len().saturating_sub(1));
    match rng.random_range(0..8) {
        _ if letters.is_empty() => letters.push(letter),
        0 => letters.insert(at, letter),
        1 => drop(letters.remove(inside)),
        2 => letters[inside] = letter,
        3 => letters.insert(at, letters[inside]),
        4 => letters.truncate(at),
        5 => letters.swap(0, inside),
        6 if letters[inside].is_lowercase() => letters[inside] = letters[inside].to_ascii_uppercase(),
        6 => letters[inside] = letters[inside].to_ascii_lowercase(),
        _ => letters.push(letter),
    }
    letters.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, FixedOffset, NaiveDate, Utc};
    use event_core::{IsoDuration, TimestampText};

    use super::*;

    #[test]
    fn the_leaves_of_event_core_agree() {
        leaf_test::<TimestampText>();
        leaf_test::<IsoDuration>();
        leaf_test::<DateTime<Utc>>();
        leaf_test::<DateTime<FixedOffset>>();
        leaf_test::<NaiveDate>();
        leaf_test::<uuid::Uuid>();
    }

    /// Digits, with the four parts as a test makes them.
    macro_rules! digits {
        ($name:ident, $pattern:literal, $written:literal, $parse:expr, $write:expr) => {
            struct $name(String);
            impl TextLeaf for $name {
                const PATTERN: &'static str = $pattern;
                const WRITTEN_PATTERN: &'static str = $written;
                type Error = &'static str;
                fn parse(text: &str) -> Result<Self, Self::Error> {
                    let parse: fn(&str) -> bool = $parse;
                    if parse(text) { Ok(Self(text.to_owned())) } else { Err("digits") }
                }
                fn write(&self, out: &mut String) -> Result<(), Self::Error> {
                    let write: fn(&str) -> String = $write;
                    out.push_str(&write(&self.0));
                    Ok(())
                }
            }
        };
    }

    fn is_number(text: &str) -> bool {
        !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
    }

    fn plain(text: &str) -> String {
        let text = text.trim_start_matches('0');
        String::from(if text.is_empty() { "0" } else { text })
    }

    digits!(Agreeing, "^[0-9]+$", "^(?:0|[1-9][0-9]*)$", is_number, plain);
    digits!(Generous, "^[0-9]+$", "^[0-9]+$", |text| text.parse::<u128>().is_ok() || is_number(text), str::to_owned);
    digits!(Strict, "^[0-9]+$", "^[0-9]+$", |text| is_number(text) && text.len() < 20, str::to_owned);
    digits!(Unanchored, "[0-9]+", "[0-9]+", is_number, str::to_owned);
    digits!(Changing, "^[0-9]+$", "^[0-9]+$", is_number, plain);
    digits!(WritesMore, "^[0-9]+$", "^[0-9]{1,9}$", is_number, str::to_owned);
    digits!(LookingAhead, "^(?=[0-9])[0-9]+$", "^[0-9]+$", is_number, str::to_owned);

    #[track_caller]
    fn check<T: TextLeaf>(part: &str) {
        for seed in 0..5 {
            let error = agree::<T>(seed).expect_err("a disagreement");
            assert!(error.contains(part), "seed {seed}: {error}");
        }
    }

    #[test]
    fn a_leaf_that_agrees_passes() {
        for seed in 0..5 {
            assert_eq!(agree::<Agreeing>(seed), Ok(()), "seed {seed}");
        }
    }

    #[test]
    fn a_disagreement_is_found() {
        check::<Generous>("`parse` takes \"+");
        check::<Strict>("but `parse` refuses it: digits");
        check::<Unanchored>("matches PATTERN [0-9]+, but `parse` refuses it");
        check::<Changing>("but is written as");
        check::<WritesMore>("which does not match WRITTEN_PATTERN ^[0-9]{1,9}$");
        check::<LookingAhead>("look-around or a back-reference");
    }

    #[test]
    fn a_seed_makes_the_same_strings() {
        let made = |seed| {
            let mut rng = StdRng::seed_from_u64(seed);
            let strings = strings("^[0-9a-z]{1,20}$", 10).expect("a pattern");
            let mutant = |_| {
                let text: String = strings.sample(&mut rng);
                mutate(&text, &mut rng)
            };
            (0..20).map(mutant).collect::<Vec<_>>()
        };
        assert_eq!(made(7), made(7));
        assert_ne!(made(7), made(8));
    }
}
