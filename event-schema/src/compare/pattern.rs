//! Regular expressions, as the validator reads them: searched for in a string, ECMA 262's classes.
//!
//! Each becomes automata over bytes where it is regular. It leaves out how automata are combined (`text`).

use std::sync::OnceLock;

use jsonschema::Validator;
use regex_automata::dfa::{Automaton as _, StartKind, dense};
use regex_automata::nfa::thompson::{self, WhichCaptures};
use regex_automata::util::primitives::StateID;
use regex_automata::util::start;
use regex_automata::{Anchored, MatchKind};
use regex_syntax::hir::{Dot, Hir, Look, Repetition};
use serde_json::{Value, json};

use super::schema::PatternId;
use crate::validator::try_validator;

/// Bytes of an automaton, and of what making it takes.
const AUTOMATON_SIZE: usize = 4 << 20;
const MAKING_SIZE: usize = 4 << 20;

/// The patterns of a comparison; each is read at its first use.
#[derive(Debug)]
pub(crate) struct Patterns(Vec<Pattern>);

impl Patterns {
    /// Of [`Schemas::pattern_texts`](super::schema::Schemas::pattern_texts).
    pub(crate) fn new(texts: &[String]) -> Self {
        let pattern =
            |text: &String| Pattern { text: text.clone(), automata: OnceLock::new(), validator: OnceLock::new() };
        Self(texts.iter().map(pattern).collect())
    }

    /// Whether the pattern is found in the text; none where the validator cannot tell either.
    pub(crate) fn matches(&self, id: PatternId, text: &str) -> Option<bool> {
        let pattern = &self.0[id.0 as usize];
        match pattern.automata() {
            Some(automata) => Some(automata.iter().all(|automaton| automaton.accepts(text))),
            None => pattern.validator().map(|validator| validator.is_valid(&Value::from(text))),
        }
    }

    /// The automata that all accept exactly the strings in which the pattern is found; none where it has look-around,
    /// a back-reference or a word boundary, or is too large.
    pub(super) fn automata(&self, id: PatternId) -> Option<&[Automaton]> {
        self.0[id.0 as usize].automata()
    }
}

#[derive(Debug)]
struct Pattern {
    text: String,
    automata: OnceLock<Option<Vec<Automaton>>>,
    validator: OnceLock<Option<Validator>>,
}

impl Pattern {
    fn automata(&self) -> Option<&[Automaton]> {
        let read = || {
            // As the validator does, which takes look-aheads in front apart.
            let parts = jsonschema_regex::split_leading_lookaheads(&self.text);
            let parts = parts.unwrap_or_else(|| vec![self.text.clone()]);
            parts.iter().map(|part| Automaton::new(&jsonschema_regex::to_rust_regex(part).ok()?)).collect()
        };
        self.automata.get_or_init(read).as_deref()
    }

    fn validator(&self) -> Option<&Validator> {
        self.validator.get_or_init(|| try_validator(&json!({"pattern": self.text})).ok()).as_ref()
    }
}

/// What finds one regular expression in a string, byte by byte.
#[derive(Debug)]
pub(super) struct Automaton {
    dfa: dense::DFA<Vec<u32>>,
    start: StateID,
}

/// A state of an [`Automaton`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct State(u32);

impl State {
    /// Found already, whatever follows.
    const FOUND: Self = Self(u32::MAX);
    /// Not to be found, whatever follows.
    const LOST: Self = Self(u32::MAX - 1);

    pub(super) fn is_lost(self) -> bool {
        self == Self::LOST
    }

    pub(super) fn is_found(self) -> bool {
        self == Self::FOUND
    }
}

impl Automaton {
    /// Of a regular expression in Rust's syntax; none where it is not regular or too large.
    pub(super) fn new(regex: &str) -> Option<Self> {
        let hir = regex_syntax::Parser::new().parse(regex).ok()?;
        // The search may begin anywhere, unless it can only begin at the start.
        let is_anchored = hir.properties().look_set_prefix().contains(Look::Start);
        let anything =
            Hir::repetition(Repetition { min: 0, max: None, greedy: false, sub: Box::new(Hir::dot(Dot::AnyChar)) });
        let hir = if is_anchored { hir } else { Hir::concat(vec![anything, hir]) };
        let config = thompson::Config::new().which_captures(WhichCaptures::None).nfa_size_limit(Some(AUTOMATON_SIZE));
        let nfa = thompson::Compiler::new().configure(config).build_from_hir(&hir).ok()?;
        let config = dense::Config::new()
            .start_kind(StartKind::Anchored)
            .match_kind(MatchKind::All)
            .accelerate(false)
            .dfa_size_limit(Some(AUTOMATON_SIZE))
            .determinize_size_limit(Some(MAKING_SIZE));
        let dfa = dense::Builder::new().configure(config).build_from_nfa(&nfa).ok()?;
        let start = dfa.start_state(&start::Config::new().anchored(Anchored::Yes)).ok()?;
        Some(Self { dfa, start })
    }

    pub(super) fn start(&self) -> State {
        self.state(self.start)
    }

    pub(super) fn step(&self, state: State, byte: u8) -> State {
        if state.is_found() || state.is_lost() {
            return state;
        }
        self.state(self.dfa.next_state(StateID::new_unchecked(state.0 as usize), byte))
    }

    /// Whether a string that ends in this state is accepted.
    pub(super) fn is_end(&self, state: State) -> bool {
        if state.is_found() || state.is_lost() {
            return state.is_found();
        }
        self.dfa.is_match_state(self.dfa.next_eoi_state(StateID::new_unchecked(state.0 as usize)))
    }

    /// Bytes of one class lead from each state to the same.
    pub(super) fn class(&self, byte: u8) -> u8 {
        self.dfa.byte_classes().get(byte)
    }

    pub(super) fn accepts(&self, text: &str) -> bool {
        self.is_end(text.bytes().fold(self.start(), |state, byte| self.step(state, byte)))
    }

    /// One hit is enough, wherever it ends; the automaton reports it one byte late.
    fn state(&self, id: StateID) -> State {
        if self.dfa.is_match_state(id) {
            State::FOUND
        } else if self.dfa.is_dead_state(id) {
            State::LOST
        } else {
            State(id.as_u32())
        }
    }
}

#[cfg(test)]
mod tests {
    use std::hash::{BuildHasher as _, Hasher as _, RandomState};

    use rand::rngs::StdRng;
    use rand::{RngExt as _, SeedableRng as _};

    use super::*;

    fn patterns(text: &str) -> Patterns {
        Patterns::new(&[text.to_owned()])
    }

    const ID: PatternId = PatternId(0);

    #[track_caller]
    fn check(pattern: &str, text: &str, expected: bool) {
        let patterns = patterns(pattern);
        assert!(patterns.automata(ID).is_some(), "{pattern} has automata");
        assert_eq!(patterns.matches(ID, text), Some(expected), "{pattern} in {text:?}");
    }

    #[test]
    fn a_pattern_is_searched_for() {
        check("b", "abc", true);
        check("^b", "abc", false);
        check("c$", "abc", true);
        check("c$", "abc\n", false);
        check("^abc$", "abc", true);
        check("^$", "", true);
        check("^$", "a", false);
        check("a|^$", "", true);
        check("a^", "a", false);
        check("", "a", true);
        check("a.c", "a\u{1f600}c", true);
        check("a.c", "a\u{2028}c", false);
        check("^\\d$", "\u{661}", false);
        check("^(?=.*[0-9])(?=.*[a-z]).{4}$", "a123", true);
        check("^(?=.*[0-9])(?=.*[a-z]).{4}$", "1234", false);
    }

    #[test]
    fn what_is_not_regular_or_too_large_has_no_automata() {
        for pattern in ["(?!a)b", "(?<=a)b", "(a)\\1", "\\ba", "a\\B", "^[^a]{1,100000}$", "a.{13}b"] {
            assert!(patterns(pattern).automata(ID).is_none(), "{pattern}");
        }
        assert_eq!(patterns("^(?!foo)").matches(ID, "foo"), Some(false));
        assert_eq!(patterns("^(?!foo)").matches(ID, "bar"), Some(true));
        assert_eq!(patterns("(").matches(ID, "("), None);
    }

    /// Texts that may be no pattern at all, too.
    #[test]
    fn no_text_of_a_pattern_panics_and_the_validator_agrees() {
        const PARTS: [&str; 28] = [
            "a", "b", ".", "*", "+", "?", "{2}", "{0,3}", "(", ")", "[", "]", "^", "$", "|", "\\d", "\\S", "\\w",
            "\\b", "\\c", "\\u0041", "\\x41", "(?=", "(?!", "-", "\\", "\u{e9}", "\\p{L}",
        ];
        const LETTERS: [char; 8] = ['a', 'b', 'A', '0', '\n', ' ', '\u{e9}', '-'];
        let seed = std::env::var("EVENT_TEST_SEED").ok().and_then(|text| text.parse().ok());
        let seed = seed.unwrap_or_else(|| RandomState::new().build_hasher().finish());
        let mut rng = StdRng::seed_from_u64(seed);
        let mut regular = 0;
        for _ in 0..3000 {
            let parts = rng.random_range(0..8);
            let text: String = (0..parts).map(|_| PARTS[rng.random_range(0..PARTS.len())]).collect();
            let patterns = patterns(&text);
            let Ok(validator) = try_validator(&json!({"pattern": text})) else { continue };
            regular += u32::from(patterns.automata(ID).is_some());
            for _ in 0..10 {
                let letters = rng.random_range(0..5);
                let string: String = (0..letters).map(|_| LETTERS[rng.random_range(0..LETTERS.len())]).collect();
                let expected = validator.is_valid(&Value::from(string.as_str()));
                let found = patterns.matches(ID, &string);
                assert_eq!(found, Some(expected), "{text:?} in {string:?}, EVENT_TEST_SEED={seed}");
            }
        }
        assert!(regular > 300, "{regular} regular patterns");
    }
}
