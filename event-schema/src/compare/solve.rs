//! The smallest value of a goal: Knuth's generalisation of Dijkstra's algorithm (D. E. Knuth, A Generalization of
//! Dijkstra's Algorithm, 1977) over the goals and their productions. A goal is settled once, with its smallest text; one
//! that is never settled has no value. Recursion needs nothing special.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};
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
            Production::Array { items, free, distinct } => {
                let Some(texts) =
                    items.iter().map(|item| Some(self.value(*item)?.1.clone())).collect::<Option<Vec<_>>>()
                else {
                    return;
                };
                if *distinct && let Some((one, other)) = repeated(&texts) {
                    let (items, free) = (items.clone(), *free);
                    return self.tell_apart(goal, items, free, one, other);
                }
                Some(array(texts, if *distinct && self.alike(items) { 0 } else { *free }))
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
    fn tell_apart(&mut self, goal: GoalId, mut items: Vec<GoalId>, free: usize, one: usize, other: usize) {
        let taken = self.value(items[one]).map(|text| text.1.clone()).expect("it was just compared");
        if !self.alike(&items) || taken.starts_with(['[', '{']) {
            // Which of them should give way is a question of its own.
            self.goals.doubt_about(Why::UniqueItems);
            if self.goals.doubt == Doubt::Holds {
                let texts: Vec<Rc<str>> = items.iter().filter_map(|item| Some(self.value(*item)?.1.clone())).collect();
                self.heap.push(Reverse((Text::new(array(texts, free)), goal)));
                return;
            }
        }
        if taken.starts_with(['[', '{']) {
            return;
        }
        items[other] = self.goals.goal_without(items[other], &taken);
        self.explore();
        self.add(goal, Production::Array { items, free, distinct: true });
    }

    fn object(&self, members: &[Member], fill: &[Member], need: usize) -> Option<String> {
        let with = |member: &Member| {
            let value = self.value(member.goal)?.1.clone();
            Some(Part { order: member.order, name: member.name.clone(), class: member.class, value })
        };
        let mut chosen = members.iter().map(with).collect::<Option<Vec<_>>>()?;
        if need > 0 {
            let mut more: Vec<_> = fill.iter().filter_map(with).collect();
            more.sort_by_key(Part::bytes);
            let most = more.get(need - 1)?.bytes();
            let (shorter, as_long): (Vec<_>, Vec<_>) =
                more.into_iter().filter(|part| part.bytes() <= most).partition(|part| part.bytes() < most);
            let need = need - shorter.len();
            chosen.extend(shorter);
            chosen = filled(chosen, as_long, need);
        }
        chosen.sort();
        exchange(&mut chosen);
        let members: Vec<String> = chosen.into_iter().map(|part| format!("{}:{}", part.name, part.value)).collect();
        Some(format!("{{{}}}", members.join(",")))
    }
}

/// A member with its value.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Part {
    order: usize,
    name: String,
    class: Option<u32>,
    value: Rc<str>,
}

impl Part {
    fn bytes(&self) -> usize {
        self.name.len() + self.value.len()
    }
}

/// The members with so many of the others, which are all of one length, so that the text is the first in byte order.
fn filled(mut members: Vec<Part>, mut others: Vec<Part>, mut need: usize) -> Vec<Part> {
    members.sort();
    others.sort();
    let mut made = Vec::new();
    let mut members = members.into_iter().peekable();
    let mut from = 0;
    while need > 0 {
        let next = members.peek();
        let behind = others.partition_point(|other| next.is_none_or(|next| other < next)).max(from);
        // What is passed over is not there, so enough must be left.
        let last = others.len() - need;
        let first = (from..behind.min(last + 1)).min_by_key(|at| &others[*at].name);
        let may_pass = behind <= last;
        match (first, next) {
            (Some(at), next) if next.is_none_or(|next| !may_pass || others[at].name < next.name) => {
                made.push(others[at].clone());
                from = at + 1;
                need -= 1;
            }
            _ => {
                made.extend(members.next());
                from = behind;
            }
        }
    }
    made.extend(members);
    made
}

/// Gives the first names of each class its first values in byte order.
fn exchange(parts: &mut [Part]) {
    let mut classes: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (at, part) in parts.iter().enumerate() {
        if let Some(class) = part.class {
            classes.entry(class).or_default().push(at);
        }
    }
    for places in classes.into_values().filter(|places| places.len() > 1) {
        let mut values: Vec<Rc<str>> = places.iter().map(|at| parts[*at].value.clone()).collect();
        values.sort_by(|a, b| in_list(a, b));
        for (at, value) in places.into_iter().zip(values) {
            parts[at].value = value;
        }
    }
}

/// Two places with the same value.
fn repeated(texts: &[Rc<str>]) -> Option<(usize, usize)> {
    let mut seen = std::collections::HashMap::new();
    texts.iter().enumerate().find_map(|(at, text)| seen.insert(ordered(text), at).map(|first| (first, at)))
}

/// The text with the members of objects in one order: equal values may have been made with different ones.
fn ordered(text: &Rc<str>) -> Rc<str> {
    if !text.contains('{') {
        return text.clone();
    }
    serde_json::from_str::<serde_json::Value>(text).map_or_else(
        |_| text.clone(),
        |mut value| {
            value.sort_all_objects();
            value.to_string().into()
        },
    )
}

/// The order of texts before a comma: one that begins another comes behind it where the comma sorts higher.
fn in_list(a: &str, b: &str) -> std::cmp::Ordering {
    a.bytes().chain(*b",").cmp(b.bytes().chain(*b","))
}

/// From `free` on in any order: all have the same length.
fn array(mut texts: Vec<Rc<str>>, free: usize) -> String {
    if let Some(texts) = texts.get_mut(free..) {
        texts.sort_by(|a, b| in_list(a, b));
    }
    format!("[{}]", texts.join(","))
}
