//! Cases: the ways in which the literals of a goal can hold at once, each as leaves that hold and leaves that do not.
//!
//! It leaves out what values a case has (`goals`).

use std::collections::HashSet;

use super::relate::Relations;
use super::schema::{Expr, ExprId, Kinds, Reason};

/// An expression that holds, or does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Literal {
    pub(crate) expr: ExprId,
    pub(crate) holds: bool,
}

impl Literal {
    pub(crate) fn yes(expr: ExprId) -> Self {
        Self { expr, holds: true }
    }

    pub(crate) fn no(expr: ExprId) -> Self {
        Self { expr, holds: false }
    }
}

/// Leaves that hold, and leaves that do not.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub(crate) struct Case {
    pub(crate) all: Vec<ExprId>,
    pub(crate) none: Vec<ExprId>,
}

/// What to take an undecidable condition for, whether it is asked for or against.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Doubt {
    /// It never holds: what is found is certain.
    Fails,
    /// It always holds: that nothing is found is certain.
    Holds,
}

/// The cases of a goal, and the doubts that were met.
#[derive(Debug, Default)]
pub(crate) struct Cases {
    pub(crate) cases: Vec<Case>,
    pub(crate) doubts: Vec<Reason>,
    /// Whether the number of steps was used up.
    pub(crate) exhausted: bool,
}

/// The cases in which all `literals` hold.
///
/// `kinds` are the kinds of values that are asked for; at most `limit` steps are taken.
pub(crate) fn cases(
    relations: &mut Relations<'_>,
    literals: &[Literal],
    kinds: Kinds,
    doubt: Doubt,
    limit: usize,
) -> Cases {
    let (found, seen) = (Cases::default(), HashSet::new());
    let mut search = Search { relations, kinds, doubt, steps: limit, depth: 0, found, seen };
    let mut state = State::default();
    state.add(literals);
    search.go(state);
    search.found
}

struct Search<'r, 's> {
    relations: &'r mut Relations<'s>,
    kinds: Kinds,
    doubt: Doubt,
    steps: usize,
    /// Choices that are open, one inside the other.
    depth: usize,
    found: Cases,
    seen: HashSet<Case>,
}

/// Choices inside each other; beyond it the steps count as used up, since the stack has an end.
const DEEP: usize = 1_000;
/// Looks at one literal that make a step.
const LOOKS: usize = 64;

/// What is known on the way to a case.
#[derive(Debug, Clone, Default)]
struct State {
    case: Case,
    /// Not looked at yet.
    yes: Vec<ExprId>,
    no: Vec<ExprId>,
    /// One alternative of each must hold.
    choices: Vec<Vec<Vec<Literal>>>,
}

impl State {
    fn add(&mut self, literals: &[Literal]) {
        for literal in literals {
            if literal.holds { &mut self.yes } else { &mut self.no }.push(literal.expr);
        }
    }
}

/// Whether a branch goes on.
enum Step {
    On,
    Dead,
}

impl Search<'_, '_> {
    fn go(&mut self, mut state: State) {
        loop {
            if self.steps == 0 || self.depth == DEEP {
                self.found.exhausted = true;
                return;
            }
            self.steps -= 1;
            let step = if let Some(expr) = state.yes.pop() {
                self.holds(&mut state, expr)
            } else if let Some(at) = self.choice(&mut state, true) {
                return self.branch(state, at);
            } else if let Some(expr) = state.no.pop() {
                self.fails(&mut state, expr)
            } else if let Some(at) = self.choice(&mut state, false) {
                return self.branch(state, at);
            } else {
                state.case.all.sort_unstable();
                state.case.none.sort_unstable();
                state.case.none.dedup();
                self.steps = self.steps.saturating_sub(state.case.all.len() + state.case.none.len());
                if self.seen.insert(state.case.clone()) {
                    self.found.cases.push(state.case);
                }
                return;
            };
            if matches!(step, Step::Dead) {
                return;
            }
        }
    }

    fn branch(&mut self, mut state: State, at: usize) {
        for alternative in state.choices.swap_remove(at) {
            let mut state = state.clone();
            state.add(&alternative);
            self.depth += 1;
            self.go(state);
            self.depth -= 1;
        }
    }

    fn doubt(&mut self, reason: Reason) -> Step {
        if !self.found.doubts.contains(&reason) {
            self.found.doubts.push(reason);
        }
        match self.doubt {
            Doubt::Fails => Step::Dead,
            Doubt::Holds => Step::On,
        }
    }

    fn holds(&mut self, state: &mut State, expr: ExprId) -> Step {
        let schemas = self.relations.schemas;
        let expr = schemas.resolve(expr);
        match schemas.get(expr) {
            Expr::Everything => {}
            Expr::Nothing => return Step::Dead,
            Expr::All(parts) => state.yes.extend(parts),
            Expr::Any(parts) => state.choices.push(parts.iter().map(|part| vec![Literal::yes(*part)]).collect()),
            Expr::One(parts) => {
                let alternatives = parts.iter().enumerate().map(|(at, part)| {
                    let others = parts.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, other)| *other);
                    let others = others.filter(|other| !self.relations.disjoint(*part, *other));
                    std::iter::once(Literal::yes(*part)).chain(others.map(Literal::no)).collect()
                });
                state.choices.push(alternatives.collect());
            }
            Expr::Not(inner) => state.no.push(*inner),
            Expr::Leaf(leaf) => {
                if leaf.kinds.and(self.kinds) == Kinds::NONE {
                    return Step::Dead;
                }
                if !state.case.all.contains(&expr) {
                    if state.case.all.iter().any(|other| self.relations.disjoint(*other, expr)) {
                        return Step::Dead;
                    }
                    state.case.all.push(expr);
                }
            }
            Expr::Unknown(reason) => return self.doubt(reason.clone()),
            Expr::Same(_) => unreachable!("it was resolved"),
        }
        Step::On
    }

    fn fails(&mut self, state: &mut State, expr: ExprId) -> Step {
        let schemas = self.relations.schemas;
        let expr = schemas.resolve(expr);
        if state.case.all.iter().any(|leaf| self.relations.disjoint(*leaf, expr)) {
            return Step::On;
        }
        if self.relations.included(&state.case.all, expr, self.kinds) {
            return Step::Dead;
        }
        match schemas.get(expr) {
            Expr::Everything => return Step::Dead,
            Expr::Nothing => {}
            Expr::All(parts) => state.choices.push(parts.iter().map(|part| vec![Literal::no(*part)]).collect()),
            Expr::Any(parts) => state.no.extend(parts),
            Expr::One(parts) => {
                let mut alternatives = vec![parts.iter().map(|part| Literal::no(*part)).collect::<Vec<_>>()];
                for (at, part) in parts.iter().enumerate() {
                    for other in &parts[at + 1..] {
                        if !self.relations.disjoint(*part, *other) {
                            alternatives.push(vec![Literal::yes(*part), Literal::yes(*other)]);
                        }
                    }
                }
                state.choices.push(alternatives);
            }
            Expr::Not(inner) => state.yes.push(*inner),
            Expr::Leaf(_) => state.case.none.push(expr),
            Expr::Unknown(reason) => return self.doubt(reason.clone()),
            Expr::Same(_) => unreachable!("it was resolved"),
        }
        Step::On
    }

    /// The choice to branch on next, among those that ask for something to hold, or among all. Choices that hold already
    /// are dropped, and alternatives that cannot.
    fn choice(&mut self, state: &mut State, positive: bool) -> Option<usize> {
        let (mut best, mut looks) = (None, 0);
        let mut at = 0;
        while at < state.choices.len() {
            let asks = |alternative: &Vec<Literal>| alternative.first().is_none_or(|literal| literal.holds);
            if positive && !state.choices[at].iter().all(asks) {
                at += 1;
                continue;
            }
            let mut satisfied = false;
            let mut choice = std::mem::take(&mut state.choices[at]);
            looks += choice.len();
            choice.retain(|alternative| {
                let holds: Vec<bool> = alternative
                    .iter()
                    .filter(|literal| !literal.holds)
                    .map(|literal| state.case.all.iter().any(|leaf| self.relations.disjoint(*leaf, literal.expr)))
                    .collect();
                satisfied |= holds.len() == alternative.len() && holds.iter().all(|holds| *holds);
                !alternative.iter().any(|literal| self.refuted(&state.case.all, *literal))
            });
            if satisfied {
                state.choices.swap_remove(at);
                continue;
            }
            if best.is_none_or(|(_, count)| choice.len() < count) {
                best = Some((at, choice.len()));
            }
            state.choices[at] = choice;
            at += 1;
        }
        self.steps = self.steps.saturating_sub(looks / LOOKS);
        best.map(|(at, _)| at)
    }

    /// Whether the literal cannot hold together with the leaves.
    fn refuted(&mut self, all: &[ExprId], literal: Literal) -> bool {
        if literal.holds {
            all.iter().any(|leaf| self.relations.disjoint(*leaf, literal.expr))
        } else {
            self.relations.included(all, literal.expr, self.kinds)
        }
    }
}
