//! The text of a JSON string, byte by byte: what may follow, and which bytes need not be told apart.
//!
//! It leaves out what the bytes mean to a pattern; of bytes that mean the same to all, only the first is here.

use std::collections::BTreeSet;

use super::quote;

/// Between characters.
pub(super) const BOUNDARY: u8 = 0;
/// Behind a backslash, and behind what may follow it.
const ESCAPE: u8 = 8;
const ESCAPES: [&str; 6] = ["", "u", "u0", "u00", "u000", "u001"];

/// Inside a character of UTF-8, by state: the ranges of the next byte and the states they lead to.
const UTF_8: [&[(u8, u8, u8)]; 8] = [
    &[
        (0x20, 0x21, BOUNDARY),
        (0x23, 0x5b, BOUNDARY),
        (0x5d, 0x7f, BOUNDARY),
        (0xc2, 0xdf, 1),
        (0xe0, 0xe0, 4),
        (0xe1, 0xec, 2),
        (0xed, 0xed, 5),
        (0xee, 0xef, 2),
        (0xf0, 0xf0, 6),
        (0xf1, 0xf3, 3),
        (0xf4, 0xf4, 7),
    ],
    &[(0x80, 0xbf, BOUNDARY)],
    &[(0x80, 0xbf, 1)],
    &[(0x80, 0xbf, 2)],
    &[(0xa0, 0xbf, 1)],
    &[(0x80, 0x9f, 1)],
    &[(0x90, 0xbf, 2)],
    &[(0x80, 0x8f, 2)],
];

/// A byte of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Step {
    pub(super) byte: u8,
    /// The state behind it.
    pub(super) next: u8,
    /// The byte of the string that it completes.
    pub(super) read: Option<u8>,
}

/// By state, the bytes that may follow, in order.
pub(super) struct Steps(Vec<Vec<Step>>);

impl Steps {
    /// Bytes of a string are the same where `class` is.
    pub(super) fn new<C: Ord>(class: impl Fn(u8) -> C) -> Self {
        let mut steps: Vec<Vec<Step>> = UTF_8.iter().map(|ranges| first_of(ranges, &class)).collect();
        steps.resize(usize::from(ESCAPE) + ESCAPES.len(), Vec::new());
        let plain: BTreeSet<C> =
            steps[0].iter().filter(|step| step.next == BOUNDARY).map(|step| class(step.byte)).collect();
        for (escape, byte) in escapes(&plain, &class) {
            steps[0].push(Step { byte: b'\\', next: ESCAPE, read: None });
            for (at, letter) in escape.bytes().enumerate() {
                let behind = |text: &str| (ESCAPE..).zip(ESCAPES).find(|(_, known)| *known == text);
                let (state, _) = behind(&escape[..at]).expect("what escapes begin with is listed");
                steps[usize::from(state)].push(match behind(&escape[..=at]) {
                    Some((next, _)) => Step { byte: letter, next, read: None },
                    None => Step { byte: letter, next: BOUNDARY, read: Some(byte) },
                });
            }
        }
        for steps in &mut steps {
            steps.sort_unstable();
            steps.dedup();
        }
        Self(steps)
    }

    pub(super) fn of(&self, state: u8) -> &[Step] {
        &self.0[usize::from(state)]
    }
}

/// The first byte of each class that leads to each state.
fn first_of<C: Ord>(ranges: &[(u8, u8, u8)], class: impl Fn(u8) -> C) -> Vec<Step> {
    let mut seen = BTreeSet::new();
    let bytes = ranges.iter().flat_map(|&(first, last, next)| (first..=last).map(move |byte| (byte, next)));
    let first = bytes.filter(|&(byte, next)| seen.insert((next, class(byte))));
    first.map(|(byte, next)| Step { byte, next, read: Some(byte) }).collect()
}

/// The smallest escape of each class that no plain character is in, without its backslash, and its byte.
fn escapes<C: Ord>(plain: &BTreeSet<C>, class: impl Fn(u8) -> C) -> Vec<(String, u8)> {
    let escaped = (0..0x20).chain([b'"', b'\\']);
    let mut escapes: Vec<(String, u8)> = escaped
        .map(|byte| (quote(char::from(byte).encode_utf8(&mut [0; 4])), byte))
        .map(|(text, byte)| (text[2..text.len() - 1].to_owned(), byte))
        .collect();
    escapes.sort_by(|(one, _), (other, _)| (one.len(), one).cmp(&(other.len(), other)));
    let mut seen = BTreeSet::new();
    escapes.retain(|(_, byte)| !plain.contains(&class(*byte)) && seen.insert(class(*byte)));
    escapes
}
