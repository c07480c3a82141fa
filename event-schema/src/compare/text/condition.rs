//! What is asked of a string, in terms of automata: conditions on length and on atoms, which are patterns and formats.

use std::collections::BTreeSet;

use crate::compare::format::{implies, language};
use crate::compare::pattern::{Automaton, Patterns, State};
use crate::compare::schema::{PatternId, Texts, Why};

/// What is asked: to meet one condition and break others.
pub(super) struct Problem<'a> {
    /// Each is followed along a string.
    pub(super) automata: Vec<&'a Automaton>,
    atoms: Vec<Atom>,
    pub(super) all: Condition,
    none: Vec<Condition>,
    /// Lengths from here on make no difference.
    pub(super) cap: u64,
}

/// A length and atoms that hold together.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Condition {
    min: u64,
    pub(super) max: Option<u64>,
    /// Places in [`Problem::atoms`].
    atoms: BTreeSet<usize>,
}

/// A pattern or a format, as far as automata know it; places in [`Problem::automata`].
#[derive(Clone)]
struct Atom {
    /// Where it holds, all of these accept.
    outer: Vec<usize>,
    inner: Inner,
    /// Why it is not decided, where automata do not.
    doubt: Why,
}

#[derive(Clone, Copy)]
enum Inner {
    /// It holds where `outer` says so.
    Outer,
    /// It holds where this one accepts.
    Automaton(usize),
    Nowhere,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Name<'a> {
    Pattern(PatternId),
    Format(&'a str),
}

/// Whether something holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Truth {
    No,
    Maybe(Why),
    Yes,
}

impl<'a> Problem<'a> {
    /// None where the names of patterns and formats and the bounds show that there is no such string.
    pub(super) fn of(patterns: &'a Patterns, all: &[&'a Texts], none: &[&'a Texts]) -> Option<Self> {
        let mut names = Vec::new();
        let mut whole = Condition { min: 0, max: None, atoms: BTreeSet::new() };
        for texts in all {
            let condition = Condition::of(texts, &mut names);
            whole.min = whole.min.max(condition.min);
            whole.max = whole.max.into_iter().chain(condition.max).min();
            whole.atoms.extend(condition.atoms);
        }
        if whole.max.is_some_and(|max| max < whole.min) {
            return None;
        }
        let mut broken = BTreeSet::new();
        for texts in none {
            let mut condition = Condition::of(texts, &mut names);
            let is_met = |atom: &usize| whole.atoms.iter().any(|met| names[*met].implies(names[*atom]));
            condition.atoms.retain(|atom| !is_met(atom));
            // What the length of a wanted string never breaks does not count.
            condition.min = if condition.min <= whole.min { 0 } else { condition.min };
            condition.max = condition.max.filter(|max| whole.max.is_none_or(|whole| whole > *max));
            if condition == (Condition { min: 0, max: None, atoms: BTreeSet::new() }) {
                return None;
            }
            broken.insert(condition);
        }
        let mut problem =
            Self { automata: Vec::new(), atoms: Vec::new(), all: whole, none: broken.into_iter().collect(), cap: 0 };
        for name in names {
            let atom = problem.atom(patterns, name);
            problem.atoms.push(atom);
        }
        let conditions = [&problem.all].into_iter().chain(&problem.none);
        problem.cap = conditions.map(Condition::cap).max().unwrap_or(0);
        Some(problem)
    }

    fn atom(&mut self, patterns: &'a Patterns, name: Name<'a>) -> Atom {
        match name {
            Name::Pattern(id) => match patterns.automata(id) {
                Some(automata) => {
                    let outer = automata.iter().map(|automaton| self.place(automaton)).collect();
                    Atom { outer, inner: Inner::Outer, doubt: Why::Pattern }
                }
                None => Atom { outer: Vec::new(), inner: Inner::Nowhere, doubt: Why::Pattern },
            },
            Name::Format(name) => match language(name) {
                Some(language) => {
                    let inner = language.inner.as_ref().map(|automaton| self.place(automaton));
                    let inner = inner.map_or(Inner::Outer, Inner::Automaton);
                    Atom { outer: vec![self.place(&language.outer)], inner, doubt: Why::Format }
                }
                None => Atom { outer: Vec::new(), inner: Inner::Nowhere, doubt: Why::Format },
            },
        }
    }

    fn place(&mut self, automaton: &'a Automaton) -> usize {
        self.automata.push(automaton);
        self.automata.len() - 1
    }

    /// The same without regard to length: it has each string of this one, and more.
    pub(super) fn of_any_length(&self) -> Problem<'a> {
        let all = Condition { min: 0, max: None, atoms: self.all.atoms.clone() };
        let none = self.none.iter().filter(|condition| condition.cap() == 0).cloned().collect();
        Problem { automata: self.automata.clone(), atoms: self.atoms.clone(), all, none, cap: 0 }
    }

    /// The automata without which a string is not wanted, once they are lost.
    pub(super) fn needed(&self) -> BTreeSet<usize> {
        self.all.atoms.iter().flat_map(|atom| self.atoms[*atom].outer.iter().copied()).collect()
    }

    pub(super) fn is_length_only(&self) -> bool {
        self.atoms.is_empty()
    }

    /// The smallest length that meets and breaks what is asked.
    pub(super) fn shortest(&self) -> Option<u64> {
        let mut length = self.all.min;
        while let Some(met) = self.none.iter().find(|condition| condition.has_length(length)) {
            length = met.max?.checked_add(1)?;
        }
        self.all.has_length(length).then_some(length)
    }

    /// Whether a string of this length that ends in these states is wanted.
    pub(super) fn is_wanted(&self, states: &[State], length: u64) -> Truth {
        let mut truth = self.holds(&self.all, states, length);
        for condition in &self.none {
            if truth == Truth::No {
                break;
            }
            truth = truth.min(match self.holds(condition, states, length) {
                Truth::No => Truth::Yes,
                Truth::Maybe(why) => Truth::Maybe(why),
                Truth::Yes => Truth::No,
            });
        }
        truth
    }

    fn holds(&self, condition: &Condition, states: &[State], length: u64) -> Truth {
        if !condition.has_length(length) {
            return Truth::No;
        }
        let atoms = condition.atoms.iter().map(|atom| self.atom_holds(&self.atoms[*atom], states));
        atoms.min().unwrap_or(Truth::Yes)
    }

    fn atom_holds(&self, atom: &Atom, states: &[State]) -> Truth {
        let accepts = |place: usize| self.automata[place].is_end(states[place]);
        if !atom.outer.iter().all(|&place| accepts(place)) {
            return Truth::No;
        }
        let is_inner = match atom.inner {
            Inner::Outer => true,
            Inner::Automaton(place) => accepts(place),
            Inner::Nowhere => false,
        };
        if is_inner { Truth::Yes } else { Truth::Maybe(atom.doubt) }
    }
}

impl Condition {
    fn of<'a>(texts: &'a Texts, names: &mut Vec<Name<'a>>) -> Self {
        let patterns = texts.patterns.iter().map(|id| Name::Pattern(*id));
        let formats = texts.formats.iter().map(|name| Name::Format(name));
        let mut atoms = BTreeSet::new();
        for name in patterns.chain(formats) {
            atoms.insert(names.iter().position(|known| *known == name).unwrap_or_else(|| {
                names.push(name);
                names.len() - 1
            }));
        }
        Self { min: texts.min, max: texts.max, atoms }
    }

    fn has_length(&self, length: u64) -> bool {
        length >= self.min && self.max.is_none_or(|max| length <= max)
    }

    /// Lengths from here on are all the same to it.
    fn cap(&self) -> u64 {
        self.min.max(self.max.map_or(0, |max| max.saturating_add(1)))
    }
}

impl Name<'_> {
    fn implies(self, other: Self) -> bool {
        match (self, other) {
            (Name::Format(one), Name::Format(other)) => implies(one, other),
            (one, other) => one == other,
        }
    }
}
