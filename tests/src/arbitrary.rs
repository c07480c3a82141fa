//! `Arbitrary`: values of every leaf and container, at the edges, within a field's rules and now and then outside.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::sync::Arc;

use event_core::Patch;

use crate::sampler::free_text;

/// What a field's modifiers allow, for the values that are made for it.
#[derive(Debug, Clone, Copy)]
pub struct Hints {
    /// `range` on an integer.
    pub integers: (Option<i128>, Option<i128>),
    /// `safe`: within +-(2^53 - 1).
    pub safe: bool,
    /// `range` on an f64, both ends included.
    pub floats: (f64, f64),
    /// `len` of the outermost string, bytes, list or map.
    pub len: Option<(usize, usize)>,
    /// `precision`, in digits of the fraction.
    pub digits: Option<u32>,
}

impl Hints {
    /// No modifiers.
    pub const NONE: Self =
        Self { integers: (None, None), safe: false, floats: (f64::MIN, f64::MAX), len: None, digits: None };

    /// With `range` on an integer.
    #[must_use]
    pub const fn integers(mut self, min: i128, max: i128) -> Self {
        self.integers = (Some(min), Some(max));
        self
    }

    /// With `safe`.
    #[must_use]
    pub const fn safe(mut self) -> Self {
        self.safe = true;
        self
    }

    /// With `range` on an f64.
    #[must_use]
    pub const fn floats(mut self, min: f64, max: f64) -> Self {
        self.floats = (min, max);
        self
    }

    /// With `len`.
    #[must_use]
    pub const fn len(mut self, min: usize, max: usize) -> Self {
        self.len = Some((min, max));
        self
    }

    /// With `precision`.
    #[must_use]
    pub const fn digits(mut self, digits: u32) -> Self {
        self.digits = Some(digits);
        self
    }

    /// The hints for what a container holds.
    #[must_use]
    pub const fn inner(mut self) -> Self {
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
    fuel: usize,
    strays: bool,
    /// How deep values nest before the source takes the smallest way out.
    limit: usize,
    /// Whether values nest as deep as they may, so that writing must refuse some.
    deep: bool,
}

impl Source {
    /// A source whose values keep to the rules.
    pub fn new(seed: u64) -> Self {
        Self { rng: fastrand::Rng::with_seed(seed), depth: 0, fuel: 160, strays: false, limit: 6, deep: false }
    }

    /// A source whose values break a rule now and then, so that encoding must refuse them.
    pub fn with_strays(seed: u64) -> Self {
        Self { strays: true, ..Self::new(seed) }
    }

    /// A source whose values nest up to the depth that a body may have, and a little beyond where the type recurs.
    pub fn deep(seed: u64) -> Self {
        let mut source = Self::new(seed);
        source.limit = source.rng.usize(40..220);
        Self { deep: true, fuel: 400, ..source }
    }

    /// Makes what a record holds, one level down.
    pub fn nest<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> T {
        self.depth += 1;
        self.fuel = self.fuel.saturating_sub(1);
        let made = make(self);
        self.depth -= 1;
        made
    }

    /// Whether to take the smallest way out.
    pub fn is_tight(&self) -> bool {
        self.depth > self.limit || self.fuel == 0
    }

    /// Whether this value may break its rules.
    pub fn strays(&mut self) -> bool {
        self.strays && self.rng.u8(..24) == 0
    }

    /// One of `options`.
    pub fn pick<T: Copy>(&mut self, options: &[T]) -> T {
        options[self.rng.usize(..options.len())]
    }

    /// How many items, characters or bytes.
    pub fn length(&mut self, hints: &Hints, usual: usize) -> usize {
        let (min, max) = hints.len.unwrap_or((0, usual));
        if hints.len.is_some() && !self.is_tight() && self.strays() {
            return if min > 0 && self.rng.bool() { min - 1 } else { max + 1 };
        }
        match self.rng.u8(..5) {
            _ if self.is_tight() => min,
            _ if self.deep => min.max(1).min(max),
            0 => min,
            1 => max,
            2 if hints.len.is_none() && self.rng.u8(..8) == 0 => usual * 8,
            _ => self.rng.usize(min..=max),
        }
    }
}

/// Has values that tests can be fed with.
pub trait Arbitrary: Sized {
    /// One value; `hints` are the field's.
    fn arbitrary(source: &mut Source, hints: &Hints) -> Self;
}

/// The value of `default = ..` in generated types: some value that keeps to the rules.
pub fn fallback<T: Arbitrary>(hints: Hints) -> T {
    let mut source = Source::new(5);
    source.fuel = 0;
    T::arbitrary(&mut source, &hints)
}

impl Arbitrary for bool {
    fn arbitrary(source: &mut Source, _: &Hints) -> Self {
        source.rng.bool()
    }
}

macro_rules! integers {
    ($($int:ident)*) => {$(
        impl Arbitrary for $int {
            fn arbitrary(source: &mut Source, hints: &Hints) -> Self {
                let safe = if hints.safe { (1_i128 << 53) - 1 } else { i128::MAX };
                let least = i128::try_from($int::MIN).unwrap_or(0).max(-safe);
                let most = i128::try_from($int::MAX).unwrap_or(i128::MAX).min(safe);
                let (low, high) = (hints.integers.0.unwrap_or(least), hints.integers.1.unwrap_or(most));
                let (low, high) = (low.max(least), high.min(most));
                let outside = source.pick(&[low.saturating_sub(1), high.saturating_add(1)]);
                if source.strays() && let Ok(outside) = $int::try_from(outside) {
                    return outside;
                }
                let some = source.rng.i128(low..=high);
                let shifted = some >> source.rng.u32(..127);
                let near = i128::from(source.rng.i8(-2..=2));
                let value = source.pick(&[low, high, 0, near, shifted, some, low.saturating_add(1), high - 1]);
                if value == high && hints.integers.1.is_none() && !hints.safe && source.rng.bool() {
                    // Beyond i128: u128 only.
                    return $int::MAX;
                }
                $int::try_from(value.clamp(low, high)).expect("the value is within the type's bounds")
            }
        }
    )*};
}

integers!(i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize);

impl Arbitrary for f64 {
    fn arbitrary(source: &mut Source, hints: &Hints) -> Self {
        let (low, high) = hints.floats;
        if source.strays() {
            return source.pick(&[f64::NAN, f64::INFINITY, f64::NEG_INFINITY, low - 1.0, high + 1.0]);
        }
        let some = f64::from_bits(source.rng.u64(..));
        let edges = [
            0.0,
            -0.0,
            1.0,
            -1.5,
            0.1,
            1e21,
            1e-7,
            5e-324,
            f64::MIN_POSITIVE,
            f64::MAX,
            f64::MIN,
            9_007_199_254_740_993.0,
            low,
            high,
            some,
            some,
        ];
        let value = source.pick(&edges);
        if value.is_finite() { value.clamp(low, high) } else { 0.0_f64.clamp(low, high) }
    }
}

impl Arbitrary for String {
    fn arbitrary(source: &mut Source, hints: &Hints) -> Self {
        let length = source.length(hints, 12);
        free_text(length, Some(length), &mut source.rng)
    }
}

macro_rules! strings {
    ($($text:ty),*) => {$(
        impl Arbitrary for $text {
            fn arbitrary(source: &mut Source, hints: &Hints) -> Self {
                String::arbitrary(source, hints).into()
            }
        }
    )*};
}

strings!(Box<str>, Arc<str>, Cow<'static, str>);

impl<T: Arbitrary> Arbitrary for Vec<T> {
    fn arbitrary(source: &mut Source, hints: &Hints) -> Self {
        let length = source.length(hints, 4);
        source.nest(|source| (0..length).map(|_| T::arbitrary(source, &hints.inner())).collect())
    }
}

impl<T: Arbitrary, const N: usize> Arbitrary for [T; N] {
    fn arbitrary(source: &mut Source, hints: &Hints) -> Self {
        std::array::from_fn(|_| T::arbitrary(source, &hints.inner()))
    }
}

impl<K: Arbitrary + Ord, T: Arbitrary> Arbitrary for BTreeMap<K, T> {
    fn arbitrary(source: &mut Source, hints: &Hints) -> Self {
        let length = source.length(hints, 4);
        let mut map = Self::new();
        source.nest(|source| {
            for tries in 0..length * 8 {
                if map.len() == length {
                    break;
                }
                let wide = Hints::NONE.len(0, 2 + tries);
                if let Entry::Vacant(entry) = map.entry(K::arbitrary(source, &wide)) {
                    entry.insert(T::arbitrary(source, &hints.inner()));
                }
            }
        });
        map
    }
}

macro_rules! pointers {
    ($($pointer:ident)*) => {$(
        impl<T: Arbitrary> Arbitrary for $pointer<T> {
            fn arbitrary(source: &mut Source, hints: &Hints) -> Self {
                $pointer::new(source.nest(|source| T::arbitrary(source, hints)))
            }
        }
    )*};
}

pointers!(Box Arc);

impl<T: Arbitrary> Arbitrary for Option<T> {
    fn arbitrary(source: &mut Source, hints: &Hints) -> Self {
        (!source.is_tight() && (source.deep || source.rng.u8(..3) > 0)).then(|| T::arbitrary(source, hints))
    }
}

impl<T: Arbitrary> Arbitrary for Patch<T> {
    fn arbitrary(source: &mut Source, hints: &Hints) -> Self {
        match source.rng.u8(..4) {
            0 => Self::Absent,
            1 => Self::Null,
            _ if source.is_tight() => Self::Absent,
            _ => Self::Value(T::arbitrary(source, hints)),
        }
    }
}
