//! The search for the smallest string: breadth first over its JSON text, byte by byte in byte order.
//!
//! So the first string that arrives anywhere is the smallest one there, and the first that is wanted the smallest of all.

use std::collections::{BTreeSet, HashMap};

use super::condition::{Problem, Truth};
use super::exclude::Excluded;
use super::steps::{BOUNDARY, Step, Steps};
use crate::compare::answer::Answer;
use crate::compare::pattern::State;
use crate::compare::schema::Why;

/// Places of one search.
const PLACES: usize = 200_000;
/// Strings that are tried in each place, where automata do not decide.
const COPIES: usize = 64;

/// The smallest string that the problem wants, `excluded` does not have and of which `is_wanted` is sure.
pub(super) fn search(problem: &Problem, excluded: &Excluded, is_wanted: &dyn Fn(&str) -> Option<bool>) -> Answer {
    if problem.cap > 0 {
        let nothing = Excluded::of(&BTreeSet::new());
        let loose = problem.of_any_length();
        if matches!(Search::new(&loose, &nothing, 1).run(&mut |_, _| true), End::Exhausted) {
            return Answer::Empty;
        }
    }
    let mut doubt = None;
    let mut is_found = |truth: Truth, text: &str| {
        let is_found = is_wanted(text) == Some(true);
        if !is_found {
            doubt.get_or_insert(if let Truth::Maybe(why) = truth { why } else { Why::Format });
        }
        is_found
    };
    let once = Search::new(problem, excluded, 1).run(&mut is_found);
    let Some(why) = doubt else {
        return match once {
            End::Found(text) => Answer::Found(text),
            End::Exhausted => Answer::Empty,
            End::Budget => Answer::Unknown(Why::Budget),
        };
    };
    // A place that one string was not wanted in may still have another one that is.
    let more = Search::new(problem, excluded, COPIES).run(&mut |_, text| is_wanted(text) == Some(true));
    match (once, more) {
        (End::Found(one), End::Found(other)) => {
            Answer::Found(if (one.len(), &one) < (other.len(), &other) { one } else { other })
        }
        (End::Found(text), _) | (_, End::Found(text)) => Answer::Found(text),
        _ => Answer::Unknown(why),
    }
}

enum End {
    /// The JSON text.
    Found(String),
    /// No string is wanted.
    Exhausted,
    Budget,
}

/// All that matters of the beginning of a string's text.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Place {
    states: Box<[State]>,
    /// Code points, at most [`Problem::cap`].
    length: u64,
    excluded: u32,
    /// Of [`Steps`].
    step: u8,
}

struct Search<'a> {
    problem: &'a Problem<'a>,
    excluded: &'a Excluded,
    needed: BTreeSet<usize>,
    steps: Steps,
    copies: usize,
    /// In the order of their text, each with where it came from and by which byte.
    reached: Vec<(Place, usize, u8)>,
    seen: HashMap<Place, usize>,
}

impl<'a> Search<'a> {
    fn new(problem: &'a Problem<'a>, excluded: &'a Excluded, copies: usize) -> Self {
        let special = excluded.bytes();
        let class = |byte: u8| {
            let classes: Vec<u8> = problem.automata.iter().map(|automaton| automaton.class(byte)).collect();
            (classes, special.contains(&byte).then_some(byte))
        };
        let start = Place {
            states: problem.automata.iter().map(|automaton| automaton.start()).collect(),
            length: 0,
            excluded: Excluded::START,
            step: BOUNDARY,
        };
        let mut search = Self {
            problem,
            excluded,
            needed: problem.needed(),
            steps: Steps::new(class),
            copies,
            reached: Vec::new(),
            seen: HashMap::new(),
        };
        search.reach(start, 0, b'"');
        search
    }

    fn run(mut self, is_found: &mut dyn FnMut(Truth, &str) -> bool) -> End {
        let mut at = 0;
        while at < self.reached.len() {
            let place = self.reached[at].0.clone();
            if place.step == BOUNDARY && !self.excluded.is_end(place.excluded) {
                let truth = self.problem.is_wanted(&place.states, place.length);
                if truth != Truth::No {
                    let text = self.text(at);
                    if is_found(truth, &serde_json::from_str::<String>(&text).expect("a JSON text of a string")) {
                        return End::Found(text);
                    }
                }
            }
            for index in 0..self.steps.of(place.step).len() {
                let step = self.steps.of(place.step)[index];
                if let Some(next) = self.next(&place, step) {
                    self.reach(next, at, step.byte);
                }
            }
            if self.reached.len() > PLACES {
                return End::Budget;
            }
            at += 1;
        }
        End::Exhausted
    }

    /// Where a byte leads; none where no string goes on that is wanted.
    fn next(&self, place: &Place, step: Step) -> Option<Place> {
        let mut next = Place { step: step.next, ..place.clone() };
        let Some(byte) = step.read else { return Some(next) };
        for (automaton, state) in self.problem.automata.iter().zip(&mut next.states) {
            *state = automaton.step(*state, byte);
        }
        next.excluded = self.excluded.step(place.excluded, byte);
        if step.next == BOUNDARY {
            next.length = (place.length + 1).min(self.problem.cap);
        }
        let is_too_long = self.problem.all.max.is_some_and(|max| next.length > max);
        let is_lost = self.needed.iter().any(|automaton| next.states[*automaton].is_lost());
        (!is_too_long && !is_lost).then_some(next)
    }

    fn reach(&mut self, place: Place, from: usize, byte: u8) {
        let copies = self.seen.entry(place.clone()).or_default();
        if *copies < self.copies {
            *copies += 1;
            self.reached.push((place, from, byte));
        }
    }

    fn text(&self, mut at: usize) -> String {
        let mut text = vec![b'"'];
        while at != 0 {
            let (_, from, byte) = self.reached[at];
            text.push(byte);
            at = from;
        }
        text.push(b'"');
        text.reverse();
        String::from_utf8(text).expect("bytes of whole characters")
    }
}
