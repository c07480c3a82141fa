//! Strings: the smallest one that meets some conditions and breaks others.
//!
//! Finite sets are tried value by value, lengths alone are calculated; the rest is a search through automata
//! (`search`). It leaves out what a pattern or a format is.

mod condition;
mod exclude;
mod search;
mod steps;

use std::collections::BTreeSet;

use super::answer::Answer;
use super::format::holds;
use super::pattern::Patterns;
use super::schema::{Texts, Why};
use condition::Problem;
use exclude::Excluded;

/// Code points up to which a string without patterns is written down.
const LONGEST: u64 = 10_000_000;

/// Whether a string meets the condition; none where a pattern that decides it cannot be decided.
pub(crate) fn text_meets(patterns: &Patterns, texts: &Texts, text: &str) -> Option<bool> {
    let length = text.chars().count() as u64;
    if length < texts.min || texts.max.is_some_and(|max| length > max) {
        return Some(false);
    }
    if texts.set.as_ref().is_some_and(|set| !set.contains(text)) {
        return Some(false);
    }
    if !texts.formats.iter().all(|name| holds(name, text)) {
        return Some(false);
    }
    let mut meets = Some(true);
    for &pattern in &texts.patterns {
        match patterns.matches(pattern, text) {
            Some(true) => {}
            Some(false) => return Some(false),
            None => meets = None,
        }
    }
    meets
}

/// Whether a string meets each of `all` and none of `none`.
fn is_wanted(patterns: &Patterns, all: &[&Texts], none: &[&Texts], text: &str) -> Option<bool> {
    let mut wanted = Some(true);
    let all = all.iter().map(|texts| text_meets(patterns, texts, text));
    for holds in all.chain(none.iter().map(|texts| text_meets(patterns, texts, text).map(|meets| !meets))) {
        match holds {
            Some(true) => {}
            Some(false) => return Some(false),
            None => wanted = None,
        }
    }
    wanted
}

/// The smallest JSON text of a string that meets each of `all` and none of `none`, and is not in `not`.
///
/// Exact for sets, lengths, regular patterns and the formats that are regular. Of other patterns and formats strings are
/// tried, so that the one found may not be the smallest, and that there is none is mostly not known.
pub(crate) fn smallest_text(patterns: &Patterns, all: &[&Texts], none: &[&Texts], not: &BTreeSet<String>) -> Answer {
    if let Some(set) = all.iter().filter_map(|texts| texts.set.as_ref()).min_by_key(|set| set.len()) {
        return smallest_of(patterns, all, none, set.difference(not));
    }
    let mut excluded = Excluded::of(not);
    let mut doubt = None;
    let mut open = Vec::new();
    for texts in none {
        let Some(set) = &texts.set else {
            open.push(*texts);
            continue;
        };
        for text in set {
            match text_meets(patterns, texts, text) {
                Some(true) => excluded.add(text),
                Some(false) => {}
                None => {
                    excluded.add(text);
                    doubt = Some(Why::Pattern);
                }
            }
        }
    }
    let Some(problem) = Problem::of(patterns, all, &open) else { return Answer::Empty };
    let answer = match shortest(&problem, &excluded) {
        Some(answer) => answer,
        None => search::search(&problem, &excluded, &|text| is_wanted(patterns, all, none, text)),
    };
    match (answer, doubt) {
        (Answer::Empty, Some(why)) => Answer::Unknown(why),
        (answer, _) => answer,
    }
}

fn smallest_of<'a>(
    patterns: &Patterns,
    all: &[&Texts],
    none: &[&Texts],
    values: impl Iterator<Item = &'a String>,
) -> Answer {
    let mut answer = Answer::Empty;
    for value in values {
        let text = quote(value);
        let is_smaller = match &answer {
            Answer::Found(best) => (text.len(), &text) < (best.len(), best),
            Answer::Empty | Answer::Unknown(_) => true,
        };
        match is_wanted(patterns, all, none, value) {
            Some(true) if is_smaller => answer = Answer::Found(text),
            None if answer == Answer::Empty => answer = Answer::Unknown(Why::Pattern),
            _ => {}
        }
    }
    answer
}

/// Where lengths are all that counts: spaces, which are the smallest characters. None where that is not so.
fn shortest(problem: &Problem, excluded: &Excluded) -> Option<Answer> {
    if !problem.is_length_only() {
        return None;
    }
    let Some(length) = problem.shortest() else { return Some(Answer::Empty) };
    if length > LONGEST {
        return Some(Answer::Unknown(Why::Budget));
    }
    let text = " ".repeat(usize::try_from(length).ok()?);
    (!excluded.has(&text)).then(|| Answer::Found(quote(&text)))
}

/// The JSON text of a string, escaped no more than JSON asks for.
pub(crate) fn quote(text: &str) -> String {
    // The writer of values escapes just that: quotes, backslashes and controls, in lower-case digits.
    serde_json::to_string(text).expect("a string has a JSON text")
}

#[cfg(test)]
mod tests;
