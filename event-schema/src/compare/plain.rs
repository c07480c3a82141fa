//! Quick looks at scalars: what is seen without a search. What they say holds.

use super::answer::Answer;
use super::number::smallest_number;
use super::pattern::Patterns;
use super::schema::{Numbers, Texts};
use super::text::text_meets;

/// Whether every number that meets all of `all` meets `numbers`.
pub(crate) fn numbers_within(all: &[&Numbers], numbers: &Numbers) -> bool {
    *numbers == Numbers::default() || all.contains(&numbers) || smallest_number(all, &[numbers]) == Answer::Empty
}

/// Whether no number meets both.
pub(crate) fn numbers_apart(one: &Numbers, other: &Numbers) -> bool {
    smallest_number(&[one, other], &[]) == Answer::Empty
}

/// Whether every string that meets all of `all` meets `texts`.
pub(crate) fn texts_within(patterns: &Patterns, all: &[&Texts], texts: &Texts) -> bool {
    if let Some(set) = all.iter().find_map(|texts| texts.set.as_ref()) {
        let refused = |value: &String| all.iter().any(|texts| text_meets(patterns, texts, value) == Some(false));
        return set.iter().all(|value| text_meets(patterns, texts, value) == Some(true) || refused(value));
    }
    let min = all.iter().map(|texts| texts.min).max().unwrap_or(0);
    let max = all.iter().filter_map(|texts| texts.max).min();
    texts.set.is_none()
        && texts.min <= min
        && texts.max.is_none_or(|most| max.is_some_and(|max| max <= most))
        && texts.patterns.iter().all(|pattern| all.iter().any(|texts| texts.patterns.contains(pattern)))
        && texts.formats.iter().all(|format| all.iter().any(|texts| texts.formats.contains(format)))
}

/// Whether no string meets both.
pub(crate) fn texts_apart(patterns: &Patterns, one: &Texts, other: &Texts) -> bool {
    let refuses = |texts: &Texts, value: &String| text_meets(patterns, texts, value) == Some(false);
    match (&one.set, &other.set) {
        (Some(a), Some(b)) => a.is_disjoint(b),
        (Some(set), None) => set.iter().all(|value| refuses(other, value)),
        (None, Some(set)) => set.iter().all(|value| refuses(one, value)),
        (None, None) => one.max.is_some_and(|max| max < other.min) || other.max.is_some_and(|max| max < one.min),
    }
}
