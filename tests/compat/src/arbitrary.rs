//! `Arbitrary`: values of every leaf and container at the edges of what a field's modifiers allow, never beyond.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use event_core::{Patch, RawJson, UnknownObject, UnknownText};

/// What a field's modifiers allow.
#[derive(Debug, Clone, Copy)]
pub struct Rules {
    integers: (i128, i128),
    floats: (f64, f64),
    len: Option<(usize, usize)>,
}

impl Rules {
    /// No modifiers.
    pub const NONE: Self = Self { integers: (i128::MIN, i128::MAX), floats: (f64::MIN, f64::MAX), len: None };

    /// The greatest length that is made where there is no bound.
    pub const LONG: usize = 9;

    /// With `range` on an integer, both ends included.
    #[must_use]
    pub const fn integers(mut self, low: i128, high: i128) -> Self {
        self.integers = (low, high);
        self
    }

    /// With `safe`.
    #[must_use]
    pub const fn safe(self) -> Self {
        self.integers(1 - (1 << 53), (1 << 53) - 1)
    }

    /// With `range` on an f64, both ends included.
    #[must_use]
    pub const fn floats(mut self, low: f64, high: f64) -> Self {
        self.floats = (low, high);
        self
    }

    /// With `len`, both ends included.
    #[must_use]
    pub const fn len(mut self, low: usize, high: usize) -> Self {
        self.len = Some((low, high));
        self
    }

    /// The rules for what a container holds: `len` is the container's.
    const fn inner(mut self) -> Self {
        self.len = None;
        self
    }
}

/// Where values come from: a seeded generator, with a brake on recursion.
#[derive(Debug)]
pub struct Source {
    /// The generator.
    pub rng: fastrand::Rng,
    depth: usize,
    /// Records that may still be made in this value.
    fuel: usize,
}

impl Source {
    /// A source of one value.
    pub fn new(seed: u64) -> Self {
        Self { rng: fastrand::Rng::with_seed(seed), depth: 0, fuel: 40 }
    }

    /// Makes what a record holds, one level down.
    pub fn nest<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> T {
        self.depth += 1;
        self.fuel = self.fuel.saturating_sub(1);
        let made = make(self);
        self.depth -= 1;
        made
    }

    fn is_tight(&self) -> bool {
        self.depth > 7 || self.fuel == 0
    }

    /// One of `all` arms, of which the first `flat` do not recur.
    pub fn choice(&mut self, flat: usize, all: usize) -> usize {
        let most = if self.is_tight() { flat } else { all };
        self.rng.usize(..most)
    }

    /// One of these.
    pub fn pick<T: Copy>(&mut self, options: &[T]) -> T {
        options[self.rng.usize(..options.len())]
    }

    fn length(&mut self, rules: &Rules, usual: usize) -> usize {
        let (low, high) = rules.len.unwrap_or((0, usual));
        match self.rng.u8(..4) {
            _ if self.is_tight() => low,
            0 => low,
            1 => high,
            _ => self.rng.usize(low..=high),
        }
    }

    /// Text that is none of `own`; often one of `others`.
    pub fn unknown_text(&mut self, own: &[&str], others: &[&str]) -> UnknownText {
        let mut text = String::arbitrary(self, &Rules::NONE);
        if self.rng.bool() && !others.is_empty() {
            text = self.pick(others).to_owned();
        }
        UnknownText::new(if own.contains(&text.as_str()) { format!("{text}?") } else { text })
    }

    /// An object whose tag is none of `own`, often one of `others`.
    pub fn unknown_object(&mut self, tag: &str, own: &[&str], others: &[&str]) -> UnknownObject {
        let value = self.unknown_text(own, others);
        let mut members = serde_json::Map::from_iter([(tag.to_owned(), value.as_str().into())]);
        for name in ["n", "m", "text", "", "kind", "type"].into_iter().take(self.rng.usize(..7)) {
            let value = self.pick(&["7", "\"x\"", "null", "[]", "{}", "true", "-0.5"]);
            let value = serde_json::from_str(value).expect("the texts above are JSON");
            members.entry(name).or_insert(value);
        }
        let text = serde_json::Value::Object(members).to_string();
        UnknownObject::new(RawJson::parse(&text).expect("what serde_json writes is in the domain"))
    }
}

/// Has values that tests can be fed with.
pub trait Arbitrary: Sized {
    /// One value that keeps to the rules of its field.
    fn arbitrary(source: &mut Source, rules: &Rules) -> Self;
}

impl Arbitrary for bool {
    fn arbitrary(source: &mut Source, _: &Rules) -> Self {
        source.rng.bool()
    }
}

macro_rules! integers {
    ($($int:ident)*) => {$(
        impl Arbitrary for $int {
            fn arbitrary(source: &mut Source, rules: &Rules) -> Self {
                // An end beyond the type, i128's included, is the type's own.
                let (low, high) = rules.integers;
                let low = $int::try_from(low).unwrap_or($int::MIN);
                let high = if high == i128::MAX { $int::MAX } else { $int::try_from(high).unwrap_or($int::MAX) };
                let some = source.rng.$int(low..=high);
                let small = $int::try_from(source.rng.u8(..20)).unwrap_or($int::MAX);
                let bits = source.rng.u32(..$int::BITS);
                let near = [low, high, low.saturating_add(1), high.saturating_sub(1), small, some >> bits, some];
                source.pick(&near).clamp(low, high)
            }
        }
    )*};
}

integers!(i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize);

impl Arbitrary for f64 {
    fn arbitrary(source: &mut Source, rules: &Rules) -> Self {
        let (low, high) = rules.floats;
        let bits = f64::from_bits(source.rng.u64(..));
        let small = f64::from(source.rng.i16(..)) / 64.0;
        let value = source.pick(&[low, high, 0.0, -0.0, 1.0, -1.5, 0.1, 1e21, 5e-324, 2.0_f64.powi(53), small, bits]);
        if value.is_finite() { value.clamp(low, high) } else { low }
    }
}

impl Arbitrary for String {
    fn arbitrary(source: &mut Source, rules: &Rules) -> Self {
        let length = source.length(rules, Rules::LONG);
        let odd = ['a', 'Z', '0', '9', ' ', '"', '\\', '\n', '\u{1f}', 'é', '日', '😀', '\u{10ffff}', '-', '+'];
        let plain = source.rng.bool();
        (0..length).map(|_| if plain { source.rng.alphanumeric() } else { source.pick(&odd) }).collect()
    }
}

macro_rules! strings {
    ($($text:ty),*) => {$(
        impl Arbitrary for $text {
            fn arbitrary(source: &mut Source, rules: &Rules) -> Self {
                String::arbitrary(source, rules).into()
            }
        }
    )*};
}

strings!(Box<str>, Arc<str>, Cow<'static, str>);

impl<T: Arbitrary> Arbitrary for Vec<T> {
    fn arbitrary(source: &mut Source, rules: &Rules) -> Self {
        let length = source.length(rules, 3);
        source.nest(|source| (0..length).map(|_| T::arbitrary(source, &rules.inner())).collect())
    }
}

impl<T: Arbitrary, const N: usize> Arbitrary for [T; N] {
    fn arbitrary(source: &mut Source, rules: &Rules) -> Self {
        std::array::from_fn(|_| T::arbitrary(source, &rules.inner()))
    }
}

impl<K: From<String> + Ord, T: Arbitrary> Arbitrary for BTreeMap<K, T> {
    fn arbitrary(source: &mut Source, rules: &Rules) -> Self {
        let length = source.length(rules, 3);
        // Names that structs in the place of maps have come often.
        let mut names = vec!["x".to_owned(), "y".to_owned(), String::new(), "label".to_owned()];
        names.extend((0..length).map(|index| format!("{index}{}", String::arbitrary(source, &Rules::NONE))));
        if source.rng.bool() {
            source.rng.shuffle(&mut names);
        }
        source.nest(|source| {
            names.into_iter().take(length).map(|name| (K::from(name), T::arbitrary(source, &rules.inner()))).collect()
        })
    }
}

macro_rules! pointers {
    ($($pointer:ident)*) => {$(
        impl<T: Arbitrary> Arbitrary for $pointer<T> {
            fn arbitrary(source: &mut Source, rules: &Rules) -> Self {
                $pointer::new(source.nest(|source| T::arbitrary(source, rules)))
            }
        }
    )*};
}

pointers!(Box Arc);

impl<T: Arbitrary> Arbitrary for Option<T> {
    fn arbitrary(source: &mut Source, rules: &Rules) -> Self {
        (!source.is_tight() && source.rng.u8(..3) > 0).then(|| T::arbitrary(source, rules))
    }
}

impl<T: Arbitrary> Arbitrary for Patch<T> {
    fn arbitrary(source: &mut Source, rules: &Rules) -> Self {
        match source.rng.u8(..4) {
            0 => Self::Null,
            1 => Self::Absent,
            _ if source.is_tight() => Self::Absent,
            _ => Self::Value(T::arbitrary(source, rules)),
        }
    }
}
