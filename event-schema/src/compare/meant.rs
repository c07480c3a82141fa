//! Which of several alternatives a value meant: the one that its tag names, else the one that gets furthest.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::evaluate::kind;
use super::explain::{At, Explainer, Refusal, word, words};
use super::heal::Heal;
use super::schema::{Expr, ExprId, Kinds};
use super::verdict::FaultKind;

/// What names the alternatives: a member whose value is a constant in each of them that are objects.
struct Tag {
    member: String,
    /// The constants, by alternative.
    branches: Vec<(ExprId, BTreeSet<String>)>,
}

impl Explainer<'_> {
    /// What is wrong with a value that one of these has to take; `one`: exactly one.
    pub(super) fn alternatives(&self, at: At<'_>, parts: &[ExprId], one: bool) -> Vec<Refusal> {
        let taking = parts.iter().filter(|part| self.holds(at.value, **part)).count();
        if taking > 1 && one {
            return vec![at.refusal(FaultKind::SeveralBranches, &["oneOf"], vec![Heal::Several(at.expr)])];
        }
        if taking > 0 {
            return Vec::new();
        }
        if let Value::Object(members) = at.value
            && let Some(tag) = self.tag(parts)
        {
            let named = members.get(&tag.member).and_then(Value::as_str);
            return match named.and_then(|name| tag.branches.iter().find(|(_, names)| names.contains(name))) {
                Some((branch, _)) => self.at(At { expr: *branch, ..at }),
                None => vec![no_branch(at, &tag.member, named)],
            };
        }
        let kinds = parts.iter().fold(Kinds::NONE, |kinds, part| kinds.or(self.kinds(*part)));
        if !kinds.has(kind(at.value)) {
            let expected: BTreeSet<&'static str> = parts.iter().flat_map(|part| self.words(*part)).collect();
            let fault = FaultKind::WrongKind { expected: expected.into_iter().collect(), found: word(at.value) };
            let heal = Heal::Branch(at.expr, kind(at.value));
            return vec![at.refusal(fault, &["anyOf", "oneOf"], vec![heal])];
        }
        let tries = parts.iter().map(|part| self.at(At { expr: *part, ..at }));
        let mut best = tries.filter(|found| !found.is_empty()).min_by_key(|found| distance(at.pointer, found));
        for refusal in best.iter_mut().flatten().filter(|_| one) {
            // What the meant alternative takes then, another may take already.
            refusal.heal.push(Heal::Several(at.expr));
        }
        best.unwrap_or_default()
    }

    /// The member that tells the alternatives apart, if one does.
    fn tag(&self, parts: &[ExprId]) -> Option<Tag> {
        let branches: Vec<(ExprId, BTreeMap<&str, BTreeSet<String>>)> = parts
            .iter()
            .filter(|part| self.kinds(**part).has(Kinds::OBJECT))
            .map(|part| (*part, self.constants(*part)))
            .collect();
        let (_, first) = branches.first()?;
        first.keys().find_map(|member| {
            let named: Vec<(ExprId, BTreeSet<String>)> =
                branches.iter().filter_map(|(part, names)| Some((*part, names.get(member)?.clone()))).collect();
            // An open enum's last alternative takes every other tag: it has no constant.
            let apart = named
                .iter()
                .enumerate()
                .all(|(at, (_, names))| named[..at].iter().all(|(_, others)| names.is_disjoint(others)));
            let most = named.len() + 1 >= branches.len() && (named.len() > 1 || branches.len() == 1);
            (apart && most).then(|| Tag { member: (*member).to_owned(), branches: named })
        })
    }

    /// The required members of an alternative that have constants.
    fn constants(&self, expr: ExprId) -> BTreeMap<&str, BTreeSet<String>> {
        match self.schemas.get(expr) {
            Expr::All(parts) => parts.iter().flat_map(|part| self.constants(*part)).collect(),
            Expr::Leaf(leaf) => {
                let required = leaf.objects.properties.iter().filter(|(name, _)| leaf.objects.required.contains(name));
                required.filter_map(|(name, expr)| Some((name.as_str(), self.listed(*expr)?.clone()))).collect()
            }
            _ => BTreeMap::new(),
        }
    }

    /// The strings that an expression lists.
    fn listed(&self, expr: ExprId) -> Option<&BTreeSet<String>> {
        match self.schemas.get(expr) {
            Expr::Leaf(leaf) if leaf.kinds == Kinds::TEXT => leaf.texts.set.as_ref(),
            Expr::All(parts) => parts.iter().find_map(|part| self.listed(*part)),
            _ => None,
        }
    }

    /// The kinds of values that an expression may take.
    fn kinds(&self, expr: ExprId) -> Kinds {
        match self.schemas.get(expr) {
            Expr::Nothing => Kinds::NONE,
            Expr::Leaf(leaf) => leaf.kinds,
            Expr::All(parts) => parts.iter().fold(Kinds::EVERY, |kinds, part| kinds.and(self.kinds(*part))),
            Expr::Any(parts) | Expr::One(parts) => {
                parts.iter().fold(Kinds::NONE, |kinds, part| kinds.or(self.kinds(*part)))
            }
            Expr::Everything | Expr::Not(_) | Expr::Same(_) | Expr::Unknown(_) => Kinds::EVERY,
        }
    }

    fn words(&self, expr: ExprId) -> Vec<&'static str> {
        match self.schemas.get(expr) {
            Expr::Leaf(leaf) => words(leaf),
            Expr::All(parts) => {
                parts.iter().map(|part| self.words(*part)).find(|words| !words.is_empty()).unwrap_or_default()
            }
            Expr::Any(parts) | Expr::One(parts) => parts.iter().flat_map(|part| self.words(*part)).collect(),
            _ => Vec::new(),
        }
    }
}

/// How far from being taken: at the value itself is far, further inside is near, fewer things are nearer.
fn distance(pointer: &str, found: &[Refusal]) -> (u8, usize, usize) {
    let here = |kinds: fn(&FaultKind) -> bool| found.iter().any(|it| it.pointer == pointer && kinds(&it.kind));
    let far = if here(|kind| matches!(kind, FaultKind::WrongKind { .. })) {
        2
    } else {
        u8::from(here(|kind| matches!(kind, FaultKind::Excluded)))
    };
    let nearest = found.iter().map(|it| it.pointer.len()).max().unwrap_or(0);
    (far, found.len(), usize::MAX - nearest)
}

/// No alternative has this tag.
fn no_branch(at: At<'_>, member: &str, value: Option<&str>) -> Refusal {
    let fault = FaultKind::NoBranch { tag: Some(member.to_owned()), value: value.map(str::to_owned) };
    let heal = Heal::Variant(at.expr, member.to_owned(), value.map(str::to_owned));
    at.refusal(fault, &["oneOf", "anyOf"], vec![heal])
}
