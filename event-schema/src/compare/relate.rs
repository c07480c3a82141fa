//! Quick proofs over pairs of expressions: that one is within another, that two have no value in common. What they say
//! holds; what they do not say is left to the search for a value.
//!
//! Inclusion is a simulation: a pair that is met again further inside of values counts as proven, which is sound since
//! values are finite. If the outer pair then fails, everything that was proven since is forgotten: nothing is ever kept
//! that rests on an assumption.

use std::collections::HashMap;

use super::members::{effective, universe};
use super::pattern::Patterns;
use super::plain;
use super::schema::{Arrays, Expr, ExprId, Kinds, Leaf, Objects, Schemas};

/// Proofs over the expressions of a comparison.
#[derive(Debug)]
pub(crate) struct Relations<'a> {
    pub(crate) schemas: &'a Schemas,
    pub(crate) patterns: &'a Patterns,
    included: HashMap<Pair, Known>,
    /// The pairs that were proven, in that order.
    trail: Vec<Pair>,
    /// How deep inside of the first value the pair at hand stands.
    level: u32,
    disjoint: HashMap<(ExprId, ExprId), bool>,
    fuel: usize,
    /// Questions that are open, one inside the other.
    depth: usize,
}

type Pair = (Vec<ExprId>, ExprId, Kinds);

#[derive(Debug, Clone, Copy)]
enum Known {
    Proven,
    NotProven,
    /// Being looked at, since this level.
    Assumed(u32),
}

/// The steps of one question; beyond it there is no proof.
const FUEL: usize = 200_000;

/// Questions inside each other; beyond it there is no proof, since the stack has an end.
const DEEP: usize = 1_000;

/// At most this many leaves are joined for one proof.
const MOST_PARTS: usize = 16;

impl<'a> Relations<'a> {
    pub(crate) fn new(schemas: &'a Schemas, patterns: &'a Patterns) -> Self {
        Self {
            schemas,
            patterns,
            included: HashMap::new(),
            trail: Vec::new(),
            level: 0,
            disjoint: HashMap::new(),
            fuel: 0,
            depth: 0,
        }
    }

    /// Whether every value of these kinds that is in all of `all` is in `expr`, as far as a quick look tells.
    pub(crate) fn included(&mut self, all: &[ExprId], expr: ExprId, kinds: Kinds) -> bool {
        self.fuel = FUEL;
        self.level = 0;
        self.within(all, expr, kinds)
    }

    fn within(&mut self, all: &[ExprId], expr: ExprId, kinds: Kinds) -> bool {
        let expr = self.schemas.resolve(expr);
        let Some(all) = self.flat(all) else { return true };
        if all.contains(&expr) || expr == Schemas::EVERYTHING || kinds == Kinds::NONE {
            return true;
        }
        let pair = (all, expr, kinds);
        match self.included.get(&pair) {
            Some(Known::Proven) => return true,
            Some(Known::NotProven) => return false,
            Some(Known::Assumed(level)) => return *level < self.level,
            None => {}
        }
        if self.fuel == 0 || self.depth == DEEP {
            return false;
        }
        self.fuel -= 1;
        self.included.insert(pair.clone(), Known::Assumed(self.level));
        let before = self.trail.len();
        self.depth += 1;
        let proven = self.prove(&pair.0, expr, kinds);
        self.depth -= 1;
        if proven {
            self.included.insert(pair.clone(), Known::Proven);
            self.trail.push(pair);
        } else {
            for pair in self.trail.drain(before..) {
                self.included.remove(&pair);
            }
            if self.fuel == 0 {
                self.included.remove(&pair);
            } else {
                self.included.insert(pair, Known::NotProven);
            }
        }
        proven
    }

    /// The parts of a conjunction, each once; `None` where one of them is empty.
    fn flat(&self, all: &[ExprId]) -> Option<Vec<ExprId>> {
        let mut flat = Vec::with_capacity(all.len());
        let mut todo: Vec<ExprId> = all.to_vec();
        while let Some(part) = todo.pop() {
            let part = self.schemas.resolve(part);
            match self.schemas.get(part) {
                Expr::Everything => {}
                Expr::Nothing => return None,
                Expr::All(parts) => todo.extend(parts),
                _ if flat.contains(&part) => {}
                _ => flat.push(part),
            }
        }
        flat.sort_unstable();
        Some(flat)
    }

    fn prove(&mut self, all: &[ExprId], expr: ExprId, kinds: Kinds) -> bool {
        let schemas = self.schemas;
        let kinds = all.iter().fold(kinds, |kinds, part| match schemas.get(*part) {
            Expr::Leaf(leaf) => kinds.and(leaf.kinds),
            _ => kinds,
        });
        if kinds == Kinds::NONE || self.by_parts(all, expr, kinds) {
            return true;
        }
        match schemas.get(expr) {
            Expr::All(parts) => parts.iter().all(|part| self.within(all, *part, kinds)),
            Expr::Any(parts) => {
                parts.iter().any(|part| self.within(all, *part, kinds))
                    || each(kinds).all(|kind| parts.iter().any(|part| self.within(all, *part, kind)))
            }
            Expr::One(parts) => each(kinds).all(|kind| self.within_one(all, parts, kind)),
            Expr::Not(inner) => all.iter().any(|part| self.apart(*part, *inner)),
            Expr::Leaf(leaf) => self.within_leaf(all, leaf, kinds),
            _ => false,
        }
    }

    /// By the alternatives of one of the parts.
    fn by_parts(&mut self, all: &[ExprId], expr: ExprId, kinds: Kinds) -> bool {
        let schemas = self.schemas;
        let choice = all.iter().position(|part| matches!(schemas.get(*part), Expr::Any(_) | Expr::One(_)));
        let Some(at) = choice else { return false };
        let (Expr::Any(parts) | Expr::One(parts)) = schemas.get(all[at]) else { return false };
        if all.len() > MOST_PARTS {
            return false;
        }
        parts.iter().all(|part| {
            let mut all = all.to_vec();
            all[at] = *part;
            self.within(&all, expr, kinds)
        })
    }

    fn within_one(&mut self, all: &[ExprId], parts: &[ExprId], kind: Kinds) -> bool {
        let apart = |relations: &mut Self, part: ExprId| {
            !relations.may_have(part, kind) || all.iter().any(|leaf| relations.apart(*leaf, part))
        };
        let mut near = parts.iter().filter(|part| !apart(self, **part)).copied().collect::<Vec<_>>();
        let Some(last) = near.pop() else { return false };
        near.is_empty() && self.within(all, last, kind)
    }

    /// Whether the expression may hold values of this kind.
    fn may_have(&self, expr: ExprId, kind: Kinds) -> bool {
        match self.schemas.get(expr) {
            Expr::Leaf(leaf) => leaf.kinds.has(kind),
            Expr::Nothing => false,
            Expr::All(parts) => parts.iter().all(|part| match self.schemas.get(*part) {
                Expr::Leaf(leaf) => leaf.kinds.has(kind),
                _ => true,
            }),
            _ => true,
        }
    }

    fn within_leaf(&mut self, all: &[ExprId], leaf: &Leaf, kinds: Kinds) -> bool {
        if kinds.and(leaf.kinds) != kinds {
            return false;
        }
        let schemas = self.schemas;
        let leaves: Vec<&Leaf> = all
            .iter()
            .filter_map(|part| match schemas.get(*part) {
                Expr::Leaf(leaf) => Some(&**leaf),
                _ => None,
            })
            .collect();
        let numbers: Vec<_> = leaves.iter().map(|leaf| &leaf.numbers).collect();
        let texts: Vec<_> = leaves.iter().map(|leaf| &leaf.texts).collect();
        (!kinds.has(Kinds::NUMBER) || plain::numbers_within(&numbers, &leaf.numbers))
            && (!kinds.has(Kinds::TEXT) || plain::texts_within(self.patterns, &texts, &leaf.texts))
            && (!kinds.has(Kinds::ARRAY) || self.within_arrays(&leaves, &leaf.arrays))
            && (!kinds.has(Kinds::OBJECT) || self.within_objects(&leaves, &leaf.objects))
    }

    fn within_arrays(&mut self, leaves: &[&Leaf], arrays: &Arrays) -> bool {
        let all: Vec<&Arrays> = leaves.iter().map(|leaf| &leaf.arrays).collect();
        let min = all.iter().map(|arrays| arrays.min).max().unwrap_or(0);
        let max = all.iter().filter_map(|arrays| arrays.max).min();
        if max.is_some_and(|max| max < min) {
            return true;
        }
        let unique = !arrays.unique || max.is_some_and(|max| max <= 1) || all.iter().any(|arrays| arrays.unique);
        if arrays.min > min || arrays.max.is_some_and(|most| max.is_none_or(|max| max > most)) || !unique {
            return false;
        }
        let longest = all.iter().map(|arrays| arrays.prefix.len()).chain([arrays.prefix.len()]).max().unwrap_or(0);
        let item = |arrays: &Arrays, at: usize| arrays.prefix.get(at).copied().unwrap_or(arrays.rest);
        (0..=longest).all(|at| {
            if max.is_some_and(|max| max <= at as u64) {
                return true;
            }
            let items: Vec<ExprId> = all.iter().map(|arrays| item(arrays, at)).collect();
            self.inside(&items, item(arrays, at))
        })
    }

    /// One level further inside of the value.
    fn inside(&mut self, all: &[ExprId], expr: ExprId) -> bool {
        self.level += 1;
        let included = self.within(all, expr, Kinds::EVERY);
        self.level -= 1;
        included
    }

    fn within_objects(&mut self, leaves: &[&Leaf], objects: &Objects) -> bool {
        let all: Vec<&Objects> = leaves.iter().map(|leaf| &leaf.objects).collect();
        if !objects.required.iter().all(|name| all.iter().any(|objects| objects.required.contains(name))) {
            return false;
        }
        let names = universe(&all, &[objects]);
        let closed = all.iter().any(|objects| objects.rest == Schemas::NOTHING && objects.patterns.is_empty());
        let required = names.iter().filter(|name| all.iter().any(|objects| objects.required.contains(*name))).count();
        let min = all.iter().map(|objects| objects.min).max().unwrap_or(0).max(required as u64);
        let max = all.iter().filter_map(|objects| objects.max).min();
        let max = if closed { Some(max.map_or(names.len() as u64, |max| max.min(names.len() as u64))) } else { max };
        if objects.min > min || objects.max.is_some_and(|most| max.is_none_or(|max| max > most)) {
            return false;
        }
        if objects.names != Schemas::EVERYTHING && !all.iter().any(|other| other.names == objects.names) {
            return false;
        }
        let members = names.iter().all(|name| {
            let Some(mine) = self.effective_all(&all, name) else { return false };
            let Some(theirs) = effective(self.patterns, objects, name) else { return false };
            theirs.iter().all(|expr| self.inside(&mine, *expr))
        });
        members && self.within_others(&all, objects)
    }

    fn effective_all(&self, all: &[&Objects], name: &str) -> Option<Vec<ExprId>> {
        let mut exprs = Vec::new();
        for objects in all {
            exprs.extend(effective(self.patterns, objects, name)?);
        }
        Some(exprs)
    }

    /// Members that are not named in `properties`.
    fn within_others(&mut self, all: &[&Objects], objects: &Objects) -> bool {
        if objects.rest == Schemas::EVERYTHING && objects.patterns.is_empty() {
            return true;
        }
        // One part alone must do it: which patterns of several parts go together is not looked at here.
        all.iter().any(|mine| {
            let has = |objects: &Objects, pattern| objects.patterns.iter().any(|(known, _)| *known == pattern);
            objects.patterns.iter().all(|(pattern, theirs)| {
                match mine.patterns.iter().find(|(known, _)| known == pattern) {
                    Some((_, expr)) => self.inside(&[*expr], *theirs),
                    None => {
                        self.inside(&[mine.rest], *theirs)
                            && mine.patterns.iter().all(|(_, expr)| self.inside(&[*expr], *theirs))
                    }
                }
            }) && self.inside(&[mine.rest], objects.rest)
                && mine
                    .patterns
                    .iter()
                    .filter(|(pattern, _)| !has(objects, *pattern))
                    .all(|(_, expr)| self.inside(&[*expr], objects.rest))
        })
    }

    /// Whether no value is in both, as far as a quick look tells.
    pub(crate) fn disjoint(&mut self, a: ExprId, b: ExprId) -> bool {
        self.apart(a, b)
    }

    fn apart(&mut self, a: ExprId, b: ExprId) -> bool {
        let (a, b) = (self.schemas.resolve(a), self.schemas.resolve(b));
        let pair = (a.min(b), a.max(b));
        if let Some(known) = self.disjoint.get(&pair) {
            return *known;
        }
        if self.depth == DEEP {
            return false;
        }
        // What is met again while it is looked at is not proven.
        self.disjoint.insert(pair, false);
        self.depth += 1;
        let apart = self.prove_apart(a, b);
        self.depth -= 1;
        self.disjoint.insert(pair, apart);
        apart
    }

    fn prove_apart(&mut self, a: ExprId, b: ExprId) -> bool {
        let schemas = self.schemas;
        match (schemas.get(a), schemas.get(b)) {
            (Expr::Nothing, _) | (_, Expr::Nothing) => true,
            (Expr::Leaf(one), Expr::Leaf(other)) => self.leaves_apart(one, other),
            (Expr::All(parts), _) => parts.iter().any(|part| self.apart(*part, b)),
            (_, Expr::All(parts)) => parts.iter().any(|part| self.apart(a, *part)),
            (Expr::Any(parts) | Expr::One(parts), _) => parts.iter().all(|part| self.apart(*part, b)),
            (_, Expr::Any(parts) | Expr::One(parts)) => parts.iter().all(|part| self.apart(a, *part)),
            (Expr::Not(inner), _) => schemas.resolve(*inner) == b,
            (_, Expr::Not(inner)) => schemas.resolve(*inner) == a,
            _ => false,
        }
    }

    fn leaves_apart(&mut self, one: &Leaf, other: &Leaf) -> bool {
        let kinds = one.kinds.and(other.kinds);
        if kinds.has(Kinds::NULL) || kinds.has(Kinds::TRUE) || kinds.has(Kinds::FALSE) {
            return false;
        }
        (!kinds.has(Kinds::NUMBER) || plain::numbers_apart(&one.numbers, &other.numbers))
            && (!kinds.has(Kinds::TEXT) || plain::texts_apart(self.patterns, &one.texts, &other.texts))
            && (!kinds.has(Kinds::ARRAY) || arrays_apart(&one.arrays, &other.arrays))
            && (!kinds.has(Kinds::OBJECT) || self.objects_apart(&one.objects, &other.objects))
    }

    /// By a member that one of them requires: the tag, most of all.
    fn objects_apart(&mut self, one: &Objects, other: &Objects) -> bool {
        one.required.iter().chain(&other.required).any(|name| {
            let (Some(a), Some(b)) = (effective(self.patterns, one, name), effective(self.patterns, other, name))
            else {
                return false;
            };
            a.contains(&Schemas::NOTHING)
                || b.contains(&Schemas::NOTHING)
                || a.iter().any(|a| b.iter().any(|b| self.apart(*a, *b)))
        })
    }
}

/// The kinds one by one.
fn each(kinds: Kinds) -> impl Iterator<Item = Kinds> {
    (0..7).map(|bit| Kinds(1 << bit)).filter(move |kind| kinds.has(*kind))
}

fn arrays_apart(one: &Arrays, other: &Arrays) -> bool {
    one.max.is_some_and(|max| max < other.min) || other.max.is_some_and(|max| max < one.min)
}

#[cfg(test)]
mod tests;
