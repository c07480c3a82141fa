//! Arrays: how one can meet some conditions and break others, as goals of its items.

use std::collections::{BTreeSet, HashSet};

use super::cases::Literal;
use super::goals::{Conditions, GoalId, Goals, Production};
use super::schema::{Arrays, ExprId, Kinds, Schemas, Why};

/// The longest array that is made.
const LONGEST: u64 = 10_000;

/// One way to break a condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    AtMost(u64),
    AtLeast(u64),
    /// The item at this place is not this.
    Bad(usize, ExprId),
    /// The items at these places are the same.
    Same(usize, usize),
}

/// What an array has to be so far.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Plan {
    min: u64,
    max: Option<u64>,
    bad: BTreeSet<(usize, ExprId)>,
    same: BTreeSet<(usize, usize)>,
}

impl Plan {
    /// Whether it breaks a condition in this way.
    fn takes(&self, way: Way) -> bool {
        match way {
            Way::AtMost(most) => self.max.is_some_and(|max| max <= most),
            Way::AtLeast(least) => self.min >= least,
            Way::Bad(at, expr) => self.bad.contains(&(at, expr)),
            Way::Same(one, other) => self.same.contains(&(one, other)),
        }
    }

    fn with(&self, way: Way) -> Self {
        let mut plan = self.clone();
        match way {
            Way::AtMost(most) => plan.max = Some(plan.max.map_or(most, |max| max.min(most))),
            Way::AtLeast(least) => plan.min = plan.min.max(least),
            Way::Bad(at, expr) => drop(plan.bad.insert((at, expr))),
            Way::Same(one, other) => drop(plan.same.insert((one, other))),
        }
        plan
    }
}

/// Adds the productions of `goal` that are arrays.
pub(crate) fn produce(goals: &mut Goals<'_, '_>, goal: GoalId, conditions: &Conditions<'_, Arrays>) {
    let all = &conditions.all;
    let plan = Plan {
        min: all.iter().map(|arrays| arrays.min).max().unwrap_or(0),
        max: all.iter().filter_map(|arrays| arrays.max).min(),
        bad: BTreeSet::new(),
        same: BTreeSet::new(),
    };
    let longest = all.iter().chain(&conditions.none).map(|arrays| arrays.prefix.len()).max().unwrap_or(0);
    let maker = Maker { goal, conditions, longest, distinct: all.iter().any(|arrays| arrays.unique) };
    let mut plans = vec![plan];
    let mut used = 0;
    for arrays in &conditions.none {
        let ways = maker.ways(goals, arrays, used);
        used += 1 + usize::from(arrays.unique);
        let mut next = Vec::new();
        let mut seen = HashSet::new();
        for plan in &plans {
            // Asking for more than what breaks it already never makes a smaller array.
            let broken = ways.iter().any(|way| plan.takes(*way));
            let more = if broken { vec![plan.clone()] } else { ways.iter().map(|way| plan.with(*way)).collect() };
            for plan in more {
                if !goals.spend(1) {
                    return;
                }
                if plan.max.is_none_or(|max| plan.min <= max) && seen.insert(plan.clone()) {
                    next.push(plan);
                }
            }
        }
        plans = next;
    }
    for plan in plans.iter().filter(|plan| plan.max.is_none_or(|max| plan.min <= max)) {
        maker.finish(goals, plan);
    }
}

struct Maker<'c, 'a> {
    goal: GoalId,
    conditions: &'c Conditions<'a, Arrays>,
    /// The length of the longest list of items that are described one by one.
    longest: usize,
    distinct: bool,
}

fn item(arrays: &Arrays, at: usize) -> ExprId {
    arrays.prefix.get(at).copied().unwrap_or(arrays.rest)
}

impl Maker<'_, '_> {
    /// The ways to break a condition; the ones before it have used so many places behind the items that are described one
    /// by one.
    fn ways(&self, goals: &mut Goals<'_, '_>, arrays: &Arrays, used: usize) -> Vec<Way> {
        let mut ways = Vec::new();
        if arrays.min > 0 {
            ways.push(Way::AtMost(arrays.min - 1));
        }
        ways.extend(arrays.max.and_then(|max| max.checked_add(1)).map(Way::AtLeast));
        // Behind the items that are described one by one all are alike: a place that is used already, or the next, is
        // enough.
        let next = self.longest + used;
        for at in 0..=next {
            let expr = item(arrays, at);
            let mine = self.items(at);
            if expr != Schemas::EVERYTHING && !goals.relations.included(&mine, expr, Kinds::EVERY) {
                ways.push(Way::Bad(at, expr));
            }
        }
        if arrays.unique && !self.distinct {
            ways.extend((0..=next).flat_map(|one| (one + 1..=next + 1).map(move |other| Way::Same(one, other))));
        }
        ways
    }

    fn items(&self, at: usize) -> Vec<ExprId> {
        self.conditions.all.iter().map(|arrays| item(arrays, at)).collect()
    }

    fn finish(&self, goals: &mut Goals<'_, '_>, plan: &Plan) {
        let places = plan.bad.iter().map(|(at, _)| *at).chain(plan.same.iter().map(|(_, other)| *other));
        let length = places.map(|at| at as u64 + 1).max().unwrap_or(0).max(plan.min);
        if plan.max.is_some_and(|max| max < length) {
            return;
        }
        if length > LONGEST {
            return goals.doubtful(self.goal, Why::Budget);
        }
        let length = usize::try_from(length).expect("it is at most LONGEST");
        let mut literals: Vec<Vec<Literal>> = (0..length)
            .map(|at| {
                let mine = self.items(at).into_iter().map(Literal::yes);
                let bad = plan.bad.iter().filter(|(place, _)| *place == at).map(|(_, expr)| Literal::no(*expr));
                mine.chain(bad).collect()
            })
            .collect();
        for _ in 0..plan.same.len() {
            // Places that are the same share what is asked of either; several pairs may overlap.
            for (one, other) in &plan.same {
                let mut both = literals[*one].clone();
                both.extend(&literals[*other]);
                both.sort_unstable();
                both.dedup();
                literals[*one].clone_from(&both);
                literals[*other] = both;
            }
        }
        let items = literals.into_iter().map(|literals| goals.goal(literals)).collect();
        goals.produce(self.goal, Production::Array { items, free: self.longest, distinct: self.distinct });
    }
}
