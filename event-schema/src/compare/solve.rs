//! The smallest value of a goal: Knuth's generalisation of Dijkstra's algorithm (D. E. Knuth, A Generalization of
//! Dijkstra's Algorithm, 1977) over the goals and their productions. A goal is settled once, with its smallest text; one
//! that is never settled has no value. Recursion needs nothing special.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::rc::Rc;

use super::cases::{Doubt, Literal};
use super::goals::{GoalId, Goals, Member, Production};
use super::schema::Why;

/// A JSON text, ordered by its length and then by its bytes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Text(usize, Rc<str>);

impl Text {
    fn new(text: impl Into<Rc<str>>) -> Self {
        let text = text.into();
        Self(text.len(), text)
    }
}

/// What became of a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// The smallest value.
    Found(String),
    /// There is none.
    Empty,
    /// The steps were used up before.
    Exhausted,
}

struct Solver<'g, 'r, 'a> {
    goals: &'g mut Goals<'r, 'a>,
    productions: Vec<Made>,
    /// For each goal the productions that have it.
    uses: Vec<Vec<Use>>,
    values: Vec<Option<Text>>,
    heap: BinaryHeap<Reverse<(Text, GoalId)>>,
}

/// Where a goal stands in a production.
#[derive(Debug, Clone, Copy)]
struct Use {
    production: usize,
    /// Whether the production cannot do without it.
    needed: bool,
}

/// A production and how many of the goals that it needs have no value yet.
struct Made {
    goal: GoalId,
    production: Production,
    missing: usize,
}

/// The smallest value for which all `literals` hold.
pub(crate) fn solve(goals: &mut Goals<'_, '_>, literals: &[Literal]) -> Outcome {
    let goal = goals.goal(literals.iter().copied());
    let mut solver =
        Solver { goals, productions: Vec::new(), uses: Vec::new(), values: Vec::new(), heap: BinaryHeap::new() };
    solver.explore();
    while let Some(Reverse((text, settled))) = solver.heap.pop() {
        if solver.goals.budget == 0 {
            break;
        }
        if solver.values[settled.0 as usize].is_some() {
            continue;
        }
        solver.values[settled.0 as usize] = Some(text.clone());
        if settled == goal {
            break;
        }
        for used in solver.uses[settled.0 as usize].clone() {
            solver.productions[used.production].missing -= usize::from(used.needed);
            solver.evaluate(used.production);
        }
    }
    match &solver.values.get(goal.0 as usize) {
        _ if solver.goals.budget == 0 => Outcome::Exhausted,
        Some(Some(text)) => Outcome::Found(text.1.to_string()),
        _ => Outcome::Empty,
    }
}

impl Solver<'_, '_, '_> {
    /// Takes in all goals that are new.
    fn explore(&mut self) {
        while self.goals.budget > 0
            && let Some((goal, productions)) = self.goals.explore()
        {
            for production in productions {
                self.add(goal, production);
            }
        }
    }

    fn add(&mut self, goal: GoalId, production: Production) {
        let mut parts: Vec<GoalId> = match &production {
            Production::Value(_) => Vec::new(),
            Production::Array { items, .. } => items.clone(),
            Production::Object { members, .. } => members.iter().map(|member| member.goal).collect(),
        };
        parts.sort_unstable();
        parts.dedup();
        let mut more: Vec<GoalId> = match &production {
            Production::Object { fill, .. } => fill.iter().map(|member| member.goal).collect(),
            _ => Vec::new(),
        };
        more.sort_unstable();
        more.dedup();
        more.retain(|goal| parts.binary_search(goal).is_err());
        let most = parts.iter().chain(&more).chain([&goal]).map(|goal| goal.0 as usize + 1).max().unwrap_or(0);
        if self.values.len() < most {
            self.values.resize(most, None);
            self.uses.resize(most, Vec::new());
        }
        let index = self.productions.len();
        let missing = parts.iter().filter(|part| self.values[part.0 as usize].is_none()).count();
        for (goals, needed) in [(&parts, true), (&more, false)] {
            for part in goals {
                self.uses[part.0 as usize].push(Use { production: index, needed });
            }
        }
        self.productions.push(Made { goal, production, missing });
        self.evaluate(index);
    }

    fn value(&self, goal: GoalId) -> Option<&Text> {
        self.values.get(goal.0 as usize)?.as_ref()
    }

    /// Offers the value of a production whose parts have values.
    fn evaluate(&mut self, index: usize) {
        let made = &self.productions[index];
        if made.missing > 0 || self.value(made.goal).is_some() || !self.goals.spend(1) {
            return;
        }
        let made = &self.productions[index];
        let goal = made.goal;
        let text = match &made.production {
            Production::Value(text) => Some(text.clone()),
            Production::Array { items, distinct } => {
                let Some(texts) =
                    items.iter().map(|item| Some(self.value(*item)?.1.clone())).collect::<Option<Vec<_>>>()
                else {
                    return;
                };
                if *distinct && let Some((one, other)) = repeated(&texts) {
                    let items = items.clone();
                    return self.tell_apart(goal, items, one, other);
                }
                Some(array(texts, *distinct && self.alike(items)))
            }
            Production::Object { members, fill, need } => self.object(members, fill, *need),
        };
        if let Some(text) = text {
            self.heap.push(Reverse((Text::new(text), goal)));
        }
    }

    /// Whether the same is asked of all items, beside that they differ.
    fn alike(&self, items: &[GoalId]) -> bool {
        items.iter().all(|item| self.goals.literals(*item) == self.goals.literals(items[0]))
    }

    /// Two items that must differ have the same smallest value: one of them takes another.
    fn tell_apart(&mut self, goal: GoalId, mut items: Vec<GoalId>, one: usize, other: usize) {
        let taken = self.value(items[one]).map(|text| text.1.clone()).expect("it was just compared");
        if !self.alike(&items) || taken.starts_with(['[', '{']) {
            // Which of them should give way is a question of its own.
            self.goals.doubt_about(Why::UniqueItems);
            if self.goals.doubt == Doubt::Holds {
                let texts: Vec<Rc<str>> = items.iter().filter_map(|item| Some(self.value(*item)?.1.clone())).collect();
                self.heap.push(Reverse((Text::new(array(texts, false)), goal)));
                return;
            }
        }
        if taken.starts_with(['[', '{']) {
            return;
        }
        items[other] = self.goals.goal_without(items[other], &taken);
        self.explore();
        self.add(goal, Production::Array { items, distinct: true });
    }

    fn object(&self, members: &[Member], fill: &[Member], need: usize) -> Option<String> {
        let with = |member: &Member| Some((member.order, member.name.clone(), self.value(member.goal)?.1.clone()));
        let mut chosen = members.iter().map(with).collect::<Option<Vec<_>>>()?;
        if need > 0 {
            let mut more: Vec<_> = fill.iter().filter_map(with).collect();
            if more.len() < need {
                return None;
            }
            more.sort_by_key(|(order, name, value)| (name.len() + value.len(), *order, name.clone()));
            chosen.extend(more.into_iter().take(need));
        }
        chosen.sort();
        let members: Vec<String> = chosen.into_iter().map(|(_, name, value)| format!("{name}:{value}")).collect();
        Some(format!("{{{}}}", members.join(",")))
    }
}

/// Two places with the same text.
fn repeated(texts: &[Rc<str>]) -> Option<(usize, usize)> {
    let mut seen = std::collections::HashMap::new();
    texts.iter().enumerate().find_map(|(at, text)| seen.insert(text, at).map(|first| (first, at)))
}

fn array(mut texts: Vec<Rc<str>>, sorted: bool) -> String {
    if sorted {
        // Any order has the same length; a text that begins another comes behind it where the comma sorts higher.
        texts.sort_by(|a, b| a.bytes().chain(*b",").cmp(b.bytes().chain(*b",")));
    }
    format!("[{}]", texts.join(","))
}
