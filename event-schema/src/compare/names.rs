//! Names of fresh members: those that no condition speaks of. A class says which patterns a name matches and which
//! `propertyNames` it meets; each class has a smallest name.

use std::collections::BTreeSet;

use super::answer::Answer;
use super::cases::Literal;
use super::goals::{Conditions, Goals};
use super::schema::{Expr, ExprId, Kinds, Objects, PatternId, Schemas, Texts, Why};
use super::text::smallest_text;

/// More patterns would make too many classes.
const MOST_PATTERNS: usize = 6;

/// Names that match exactly these patterns of all that are spoken of.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Class {
    matched: BTreeSet<PatternId>,
    /// `propertyNames` that the name breaks.
    broken: BTreeSet<ExprId>,
}

impl Class {
    /// The names of the class that break this `propertyNames`.
    pub(crate) fn but_not(&self, names: ExprId) -> Self {
        let mut class = self.clone();
        class.broken.insert(names);
        class
    }

    /// Whether one name can be of both.
    pub(crate) fn joins(&self, other: &Self) -> bool {
        self.matched == other.matched
    }

    /// How many `propertyNames` the name breaks.
    pub(crate) fn breaks(&self) -> usize {
        self.broken.len()
    }

    pub(crate) fn join(&self, other: &Self) -> Self {
        Self { matched: self.matched.clone(), broken: self.broken.union(&other.broken).copied().collect() }
    }
}

/// The classes of an object's fresh members.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Classes {
    patterns: Vec<PatternId>,
    /// `propertyNames` that hold.
    names: Vec<ExprId>,
}

/// A question for a name, to be answered once.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Asked {
    classes: Classes,
    class: Class,
    taken: BTreeSet<String>,
}

/// What there is of a class.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Name {
    /// The smallest name.
    Found(String),
    /// There is none.
    None,
    /// Neither can be said.
    Unknown(Why),
}

impl Classes {
    /// `None`: there are too many patterns.
    pub(crate) fn of(goals: &Goals<'_, '_>, conditions: &Conditions<'_, Objects>) -> Option<Self> {
        let all = conditions.all.iter().chain(&conditions.none);
        let patterns: BTreeSet<PatternId> =
            all.flat_map(|objects| objects.patterns.iter().map(|(pattern, _)| *pattern)).collect();
        let names = conditions.all.iter().map(|objects| objects.names).filter(|names| *names != Schemas::EVERYTHING);
        let names: BTreeSet<ExprId> = names.map(|names| goals.relations.schemas.resolve(names)).collect();
        (patterns.len() <= MOST_PATTERNS)
            .then(|| Self { patterns: patterns.into_iter().collect(), names: names.into_iter().collect() })
    }

    /// Every class, whether or not it has a name.
    pub(crate) fn all(&self) -> Vec<Class> {
        let subsets = 0_u32..1 << self.patterns.len();
        subsets
            .map(|bits| {
                let matched = self.patterns.iter().enumerate().filter(|(at, _)| bits >> at & 1 == 1);
                Class { matched: matched.map(|(_, pattern)| *pattern).collect(), broken: BTreeSet::new() }
            })
            .collect()
    }

    /// A number for the patterns that the names match.
    pub(crate) fn number(&self, class: &Class) -> u32 {
        self.patterns.iter().fold(0, |bits, pattern| bits << 1 | u32::from(class.matched.contains(pattern)))
    }

    /// What a member of the class is by these conditions.
    pub(crate) fn members(&self, all: &[&Objects], class: &Class) -> Vec<ExprId> {
        let mut exprs = Vec::new();
        for objects in all {
            let matched = objects.patterns.iter().filter(|(pattern, _)| class.matched.contains(pattern));
            let before = exprs.len();
            exprs.extend(matched.map(|(_, expr)| *expr));
            if exprs.len() == before {
                exprs.push(objects.rest);
            }
        }
        exprs
    }

    /// The smallest name of the class that is not among `taken`.
    pub(crate) fn smallest(&self, goals: &mut Goals<'_, '_>, class: &Class, taken: &BTreeSet<String>) -> Name {
        let question = Asked { classes: self.clone(), class: class.clone(), taken: taken.clone() };
        if let Some(known) = goals.names.get(&question) {
            return known.clone();
        }
        let name = self.find(goals, class, taken);
        goals.names.insert(question, name.clone());
        name
    }

    fn find(&self, goals: &mut Goals<'_, '_>, class: &Class, taken: &BTreeSet<String>) -> Name {
        let conditions: Vec<(bool, Texts)> = self
            .patterns
            .iter()
            .map(|pattern| (class.matched.contains(pattern), Texts { patterns: vec![*pattern], ..Texts::default() }))
            .collect();
        let yes = self.names.iter().copied().map(Literal::yes);
        let literals: Vec<Literal> = yes.chain(class.broken.iter().copied().map(Literal::no)).collect();
        let schemas = goals.relations.schemas;
        let leaf = |id: &ExprId| match schemas.get(*id) {
            Expr::Leaf(leaf) => &**leaf,
            _ => unreachable!("cases are made of leaves"),
        };
        let mut best: Option<(usize, String, String)> = None;
        let mut unknown = None;
        for case in goals.cases(&literals, Kinds::TEXT) {
            let mut all: Vec<&Texts> = case.all.iter().map(|id| &leaf(id).texts).collect();
            let broken = case.none.iter().map(leaf).filter(|leaf| leaf.kinds.has(Kinds::TEXT));
            let mut none: Vec<&Texts> = broken.map(|leaf| &leaf.texts).collect();
            for (holds, texts) in &conditions {
                if *holds { &mut all } else { &mut none }.push(texts);
            }
            match smallest_text(goals.relations.patterns, &all, &none, taken) {
                Answer::Found(text) => {
                    let name: String = serde_json::from_str(&text).expect("a text of our own is JSON");
                    let candidate = (text.len(), text, name);
                    if best.as_ref().is_none_or(|best| candidate < *best) {
                        best = Some(candidate);
                    }
                }
                Answer::Empty => {}
                Answer::Unknown(why) => unknown = Some(why),
            }
        }
        match (best, unknown) {
            (Some((_, _, name)), _) => Name::Found(name),
            (None, Some(why)) => Name::Unknown(why),
            (None, None) => Name::None,
        }
    }
}
