//! Objects: how one can meet some conditions and break others, as goals of its members.
//!
//! A member is known, if a condition speaks of its name, or fresh; fresh ones fall into classes by the patterns that
//! their names match, and each class has a smallest name (`names`).

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::cases::Literal;
use super::goals::{Conditions, GoalId, Goals, Member, Production};
use super::members::{effective, universe};
use super::names::{Class, Classes, Name};
use super::schema::{ExprId, Kinds, Objects, Schemas, Why};
use super::text::quote;

/// The most members that are added only to make up a number.
const MOST_FILL: u64 = 1_000;

/// One way to break a condition.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Way {
    AtMost(u64),
    AtLeast(u64),
    /// The known member is not there.
    Absent(usize),
    /// The known member is there, and not this.
    Bad(usize, Option<ExprId>),
    /// There is a fresh member of the class, and it is not this.
    Fresh(Class, Option<ExprId>),
}

/// What an object has to be so far.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
struct Plan {
    min: u64,
    max: Option<u64>,
    absent: BTreeSet<usize>,
    /// Known members that have to be there beside the required ones, and what they are not.
    bad: BTreeMap<usize, BTreeSet<ExprId>>,
    fresh: Vec<(Class, BTreeSet<ExprId>)>,
}

impl Plan {
    /// Whether it breaks a condition in this way.
    fn takes(&self, way: &Way) -> bool {
        match way {
            Way::AtMost(most) => self.max.is_some_and(|max| max <= *most),
            Way::AtLeast(least) => self.min >= *least,
            Way::Absent(at) => self.absent.contains(at),
            Way::Bad(at, expr) => self.bad.get(at).is_some_and(|bad| expr.is_none_or(|expr| bad.contains(&expr))),
            Way::Fresh(class, expr) => self.fresh.iter().any(|(known, bad)| {
                known.joins(class) && known.join(class) == *known && expr.is_none_or(|expr| bad.contains(&expr))
            }),
        }
    }
}

struct Maker<'c, 'a> {
    goal: GoalId,
    conditions: &'c Conditions<'a, Objects>,
    names: Vec<String>,
    /// What each known member is; `None`: it cannot be there.
    known: Vec<Option<Vec<ExprId>>>,
    required: BTreeSet<usize>,
    classes: Classes,
}

/// Adds the productions of `goal` that are objects.
pub(crate) fn produce(goals: &mut Goals<'_, '_>, goal: GoalId, conditions: &Conditions<'_, Objects>) {
    let all = &conditions.all;
    let names = universe(all, &conditions.none);
    let Some(known) = known(goals, all, &names) else { return goals.doubtful(goal, Why::Pattern) };
    let is_required = |name: &String| all.iter().any(|objects| objects.required.contains(name));
    let required: BTreeSet<usize> = (0..names.len()).filter(|at| is_required(&names[*at])).collect();
    if required.iter().any(|at| known[*at].is_none()) {
        return;
    }
    let Some(classes) = Classes::of(goals, conditions) else { return goals.doubtful(goal, Why::Budget) };
    let plan = Plan {
        min: all.iter().map(|objects| objects.min).max().unwrap_or(0),
        max: all.iter().filter_map(|objects| objects.max).min(),
        ..Plan::default()
    };
    let maker = Maker { goal, conditions, names, known, required, classes };
    let Some(mut broken) = conditions.none.iter().map(|objects| maker.ways(goals, objects)).collect::<Option<Vec<_>>>()
    else {
        return goals.doubtful(goal, Why::Pattern);
    };
    // Those with few ways first, so that few plans are carried on.
    broken.sort_by_key(Vec::len);
    let mut plans = vec![plan];
    for ways in &broken {
        let mut next = Vec::new();
        let mut seen = HashSet::new();
        for plan in &plans {
            for plan in maker.breaking(plan, ways) {
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

/// What each known member is. `None`: a pattern cannot be decided.
fn known(goals: &mut Goals<'_, '_>, all: &[&Objects], names: &[String]) -> Option<Vec<Option<Vec<ExprId>>>> {
    let (schemas, patterns) = (goals.relations.schemas, goals.relations.patterns);
    let mut known = Vec::with_capacity(names.len());
    for name in names {
        let mut exprs = Vec::new();
        let mut possible = true;
        for objects in all {
            exprs.extend(effective(patterns, objects, name)?);
            possible &= super::evaluate::text_in(schemas, patterns, objects.names, name)?;
        }
        possible &= !exprs.contains(&Schemas::NOTHING);
        known.push(possible.then_some(exprs));
    }
    Some(known)
}

impl Maker<'_, '_> {
    /// The plans that break one condition more.
    fn breaking(&self, plan: &Plan, ways: &[Way]) -> Vec<Plan> {
        // Asking for more than what breaks it already never makes a smaller object.
        if ways.iter().any(|way| plan.takes(way)) {
            return vec![plan.clone()];
        }
        ways.iter().flat_map(|way| self.with(plan, way)).collect()
    }

    fn ways(&self, goals: &mut Goals<'_, '_>, objects: &Objects) -> Option<Vec<Way>> {
        let mut ways = Vec::new();
        let missing = |at: &usize| objects.required.contains(&self.names[*at]) && !self.required.contains(at);
        ways.extend((0..self.names.len()).filter(missing).map(Way::Absent));
        if objects.min > self.required.len() as u64 {
            ways.push(Way::AtMost(objects.min - 1));
        }
        ways.extend(objects.max.and_then(|max| max.checked_add(1)).map(Way::AtLeast));
        let (schemas, patterns) = (goals.relations.schemas, goals.relations.patterns);
        for (at, name) in self.names.iter().enumerate() {
            let Some(mine) = &self.known[at] else { continue };
            for expr in effective(patterns, objects, name)? {
                if expr != Schemas::EVERYTHING && !goals.relations.included(mine, expr, Kinds::EVERY) {
                    ways.push(Way::Bad(at, Some(expr)));
                }
            }
            if !super::evaluate::text_in(schemas, patterns, objects.names, name)? {
                ways.push(Way::Bad(at, None));
            }
        }
        for class in self.classes.all() {
            let mine = self.classes.members(&self.conditions.all, &class);
            if mine.contains(&Schemas::NOTHING) {
                continue;
            }
            for expr in self.classes.members(&[objects], &class) {
                if expr != Schemas::EVERYTHING && !goals.relations.included(&mine, expr, Kinds::EVERY) {
                    ways.push(Way::Fresh(class.clone(), Some(expr)));
                }
            }
            if objects.names != Schemas::EVERYTHING {
                ways.push(Way::Fresh(class.but_not(objects.names), None));
            }
        }
        Some(ways)
    }

    /// The plans that take this way, too; none where it contradicts.
    fn with(&self, plan: &Plan, way: &Way) -> Vec<Plan> {
        let mut next = plan.clone();
        match way {
            Way::AtMost(max) => next.max = Some(next.max.map_or(*max, |old| old.min(*max))),
            Way::AtLeast(min) => next.min = next.min.max(*min),
            Way::Absent(at) if plan.bad.contains_key(at) => return Vec::new(),
            Way::Absent(at) => drop(next.absent.insert(*at)),
            Way::Bad(at, _) if plan.absent.contains(at) => return Vec::new(),
            Way::Bad(at, expr) => next.bad.entry(*at).or_default().extend(expr),
            Way::Fresh(class, expr) => {
                let mut plans: Vec<Plan> = Vec::new();
                // A fresh member that is there already may break this condition as well.
                for (index, _) in plan.fresh.iter().enumerate().filter(|(_, (known, _))| known.joins(class)) {
                    let mut next = plan.clone();
                    next.fresh[index].0 = next.fresh[index].0.join(class);
                    next.fresh[index].1.extend(expr);
                    next.fresh.sort();
                    plans.push(next);
                }
                next.fresh.push((class.clone(), expr.iter().copied().collect()));
                next.fresh.sort();
                plans.push(next);
                return plans;
            }
        }
        vec![next]
    }

    fn finish(&self, goals: &mut Goals<'_, '_>, plan: &Plan) {
        if self.required.iter().any(|at| plan.absent.contains(at)) {
            return;
        }
        let needed: BTreeSet<usize> = self.required.iter().copied().chain(plan.bad.keys().copied()).collect();
        let mut members = Vec::new();
        for at in &needed {
            let bad = plan.bad.get(at).into_iter().flatten().copied();
            members.extend(self.member(goals, *at, bad));
        }
        let count = (members.len() + plan.fresh.len()) as u64;
        if plan.max.is_some_and(|max| max < count) {
            return;
        }
        let need = plan.min.saturating_sub(count);
        if need > MOST_FILL {
            return goals.doubtful(self.goal, Why::Budget);
        }
        if plan.fresh.is_empty() && need == 0 {
            return goals.produce(self.goal, Production::Object { members, fill: Vec::new(), need: 0 });
        }
        let mut taken: BTreeSet<String> = self.names.iter().cloned().collect();
        // Names that must break something come first, so that no other member takes theirs.
        let mut fresh: Vec<_> = plan.fresh.iter().collect();
        fresh.sort_by_key(|(class, _)| Reverse(class.breaks()));
        for (class, bad) in fresh {
            match self.classes.smallest(goals, class, &taken) {
                Name::Found(name) => {
                    members.push(self.fresh(goals, class, &name, bad.iter().copied()));
                    taken.insert(name);
                }
                Name::None => return,
                Name::Unknown(why) => return goals.doubtful(self.goal, why),
            }
        }
        let need = usize::try_from(need).expect("it is at most MOST_FILL");
        let mut fill = Vec::new();
        if need > 0 {
            let optional = (0..self.names.len()).filter(|at| !needed.contains(at) && !plan.absent.contains(at));
            for at in optional.collect::<Vec<_>>() {
                fill.extend(self.member(goals, at, []));
            }
            for class in self.classes.all() {
                if let Err(why) = self.fill(goals, &class, &taken, need, &mut fill) {
                    return goals.doubtful(self.goal, why);
                }
            }
        }
        goals.produce(self.goal, Production::Object { members, fill, need });
    }

    /// Adds `need` fresh members of a class, if it has as many.
    fn fill(
        &self,
        goals: &mut Goals<'_, '_>,
        class: &Class,
        taken: &BTreeSet<String>,
        need: usize,
        fill: &mut Vec<Member>,
    ) -> Result<(), Why> {
        if self.classes.members(&self.conditions.all, class).contains(&Schemas::NOTHING) {
            return Ok(());
        }
        let mut taken = taken.clone();
        for _ in 0..need {
            match self.classes.smallest(goals, class, &taken) {
                Name::Found(name) => {
                    fill.push(self.fresh(goals, class, &name, []));
                    taken.insert(name);
                }
                Name::None => break,
                Name::Unknown(why) => return Err(why),
            }
        }
        Ok(())
    }

    /// `None`: it cannot be there.
    fn member(&self, goals: &mut Goals<'_, '_>, at: usize, bad: impl IntoIterator<Item = ExprId>) -> Option<Member> {
        let mine = self.known[at].as_ref()?;
        let goal = goals.goal(literals(mine, bad));
        Some(Member { order: at, name: quote(&self.names[at]), class: None, goal })
    }

    fn fresh(
        &self,
        goals: &mut Goals<'_, '_>,
        class: &Class,
        name: &str,
        bad: impl IntoIterator<Item = ExprId>,
    ) -> Member {
        let mine = self.classes.members(&self.conditions.all, class);
        let goal = goals.goal(literals(&mine, bad));
        Member { order: usize::MAX, name: quote(name), class: Some(self.classes.number(class)), goal }
    }
}

fn literals(mine: &[ExprId], bad: impl IntoIterator<Item = ExprId>) -> Vec<Literal> {
    mine.iter().copied().map(Literal::yes).chain(bad.into_iter().map(Literal::no)).collect()
}
