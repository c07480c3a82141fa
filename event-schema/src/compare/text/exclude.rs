//! A finite set of strings, as an automaton.

use std::collections::{BTreeMap, BTreeSet};

/// Strings that are not wanted.
#[derive(Debug)]
pub(super) struct Excluded {
    /// Where a byte leads from a state.
    edges: BTreeMap<(u32, u8), u32>,
    /// By state: whether a string ends here.
    ends: Vec<bool>,
}

/// No string goes on from here.
const OFF: u32 = u32::MAX;

impl Excluded {
    pub(super) const START: u32 = 0;

    pub(super) fn of(texts: &BTreeSet<String>) -> Self {
        let mut excluded = Self { edges: BTreeMap::new(), ends: vec![false] };
        for text in texts {
            excluded.add(text);
        }
        excluded
    }

    pub(super) fn add(&mut self, text: &str) {
        let mut state = Self::START;
        for byte in text.bytes() {
            let next = u32::try_from(self.ends.len()).expect("fewer than 2^32 bytes of constants fit in memory");
            let target = *self.edges.entry((state, byte)).or_insert(next);
            if target == next {
                self.ends.push(false);
            }
            state = target;
        }
        self.ends[state as usize] = true;
    }

    pub(super) fn has(&self, text: &str) -> bool {
        self.is_end(text.bytes().fold(Self::START, |state, byte| self.step(state, byte)))
    }

    pub(super) fn step(&self, state: u32, byte: u8) -> u32 {
        self.edges.get(&(state, byte)).copied().unwrap_or(OFF)
    }

    /// Whether a string ends here.
    pub(super) fn is_end(&self, state: u32) -> bool {
        self.ends.get(state as usize).is_some_and(|end| *end)
    }

    /// The bytes in all its strings.
    pub(super) fn bytes(&self) -> BTreeSet<u8> {
        self.edges.keys().map(|(_, byte)| *byte).collect()
    }
}
