//! `unevaluatedProperties` and `unevaluatedItems`: what no schema beside them has looked at.
//!
//! Which members that are depends on which branches hold. So there is an alternative for each way the branches may turn
//! out, with its conditions and the members seen then; the keyword asks that in one of them the rest is as it says. Seeing
//! more never hurts, so an alternative need not say that the other branches do not hold.

use std::collections::BTreeSet;

use serde_json::Value;

use super::documents::below;
use super::site::Here;
use super::{Dialect, LoadError, Loader, Parts};
use crate::compare::schema::{Expr, ExprId, Kinds, Leaf, PatternId, Schemas, Why};

/// With more alternatives than this it is not decided.
const MOST: usize = 64;
/// Schemas that are looked at for one keyword, and how many of them inside each other.
const STEPS: usize = 1_000;
const NESTED: usize = 30;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What {
    Members,
    Items,
}

impl What {
    fn keyword(self) -> &'static str {
        match self {
            Self::Members => "unevaluatedProperties",
            Self::Items => "unevaluatedItems",
        }
    }
}

/// What has been looked at.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Seen {
    all: bool,
    names: BTreeSet<String>,
    patterns: BTreeSet<PatternId>,
    /// The first so many items.
    prefix: usize,
    /// Items that are one of these.
    contained: BTreeSet<ExprId>,
}

/// Where all conditions hold, so much has been looked at.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Alternative {
    conditions: BTreeSet<ExprId>,
    seen: Seen,
}

/// What was used up so far.
#[derive(Debug, Default)]
struct Walk {
    steps: usize,
    nested: usize,
}

/// None: too many, or a reference that is not decided.
type Alternatives = Option<BTreeSet<Alternative>>;

impl<'a> Loader<'a, '_> {
    pub(super) fn unevaluated(&mut self, here: &Here<'a>, parts: &mut Parts) -> Result<(), LoadError> {
        for what in [What::Members, What::Items] {
            let keyword = what.keyword();
            let Some(rest) = self.held(here, keyword)? else { continue };
            let part = match self.alternatives(here, what, true, &mut Walk::default())? {
                Some(alternatives) => self.any_of(here, what, rest, alternatives),
                None => {
                    let kind = if what == What::Members { Kinds::OBJECT } else { Kinds::ARRAY };
                    self.undecided(here, kind, Why::Keyword, keyword)
                }
            };
            parts.push((part, keyword));
        }
        Ok(())
    }

    fn any_of(&mut self, here: &Here<'a>, what: What, rest: ExprId, alternatives: BTreeSet<Alternative>) -> Expr {
        let mut choices = Vec::new();
        for Alternative { conditions, seen } in alternatives {
            let closed = self.closed(here, what, rest, seen);
            let mut all: Vec<ExprId> = conditions.into_iter().collect();
            if closed == Expr::Everything && all.is_empty() {
                return Expr::Everything;
            }
            let closed = self.add(here, what.keyword(), closed);
            all.push(closed);
            choices.push(if all.len() == 1 { closed } else { self.add(here, what.keyword(), Expr::All(all)) });
        }
        if choices.len() == 1 { Expr::Same(choices[0]) } else { Expr::Any(choices) }
    }

    /// Values whose members or items are as `rest` says, but for those that have been looked at.
    fn closed(&mut self, here: &Here<'a>, what: What, rest: ExprId, seen: Seen) -> Expr {
        let mut leaf = Leaf::of(Kinds::EVERY);
        if seen.all || rest == Schemas::EVERYTHING {
            return Expr::Everything;
        }
        match what {
            What::Members => {
                for name in seen.names {
                    leaf.objects.index.insert(name.clone(), leaf.objects.properties.len());
                    leaf.objects.properties.push((name, Schemas::EVERYTHING));
                }
                leaf.objects.patterns = seen.patterns.into_iter().map(|id| (id, Schemas::EVERYTHING)).collect();
                leaf.objects.rest = rest;
            }
            What::Items => {
                leaf.arrays.prefix = vec![Schemas::EVERYTHING; seen.prefix];
                let mut choices = vec![rest];
                choices.extend(seen.contained);
                leaf.arrays.rest =
                    if choices.len() == 1 { rest } else { self.add(here, what.keyword(), Expr::Any(choices)) };
            }
        }
        Expr::Leaf(Box::new(leaf))
    }

    /// The ways in which a schema that holds may have looked at its value; without its own keyword when it asks itself.
    fn alternatives(
        &mut self,
        here: &Here<'a>,
        what: What,
        is_top: bool,
        walk: &mut Walk,
    ) -> Result<Alternatives, LoadError> {
        walk.steps += 1;
        if walk.steps > STEPS || walk.nested == NESTED || here.rules.dialect == Dialect::Draft7 {
            return Ok(None);
        }
        walk.nested += 1;
        let found = self.ways(here, what, is_top, walk);
        walk.nested -= 1;
        found
    }

    fn ways(&mut self, here: &Here<'a>, what: What, is_top: bool, walk: &mut Walk) -> Result<Alternatives, LoadError> {
        let own = self.own(here, what, is_top)?;
        if own.all {
            return Ok(Some(certain(own)));
        }
        let mut all = Some(certain(own));
        for keyword in ["$ref", "$dynamicRef"] {
            let Some(reference) = here.text(keyword)? else { continue };
            let Ok((site, scope)) = self.target(here, keyword, reference)? else { return Ok(None) };
            self.schema(site.clone(), scope)?;
            let anchors = self.documents.resources[site.resource].dynamic.keys();
            let scope = self.scopes.enter(scope, site.resource, anchors);
            let found = match self.here(site.clone(), scope) {
                Some(target) => self.alternatives(&target, what, false, walk)?,
                None => site.value.is_boolean().then(|| certain(Seen::default())),
            };
            all = both(all, found);
        }
        for (at, item) in here.list("allOf")?.unwrap_or_default().iter().enumerate() {
            let found = self.branch(here, what, (item, format!("{}/{at}", here.at("allOf"))), false, walk)?;
            all = both(all, found);
        }
        for (at, item) in here.list("anyOf")?.unwrap_or_default().iter().enumerate() {
            let found = self.branch(here, what, (item, format!("{}/{at}", here.at("anyOf"))), true, walk)?;
            all = both(all, or_not(found));
        }
        if let Some(items) = here.list("oneOf")? {
            let mut any = Some(BTreeSet::new());
            for (at, item) in items.iter().enumerate() {
                let found = self.branch(here, what, (item, format!("{}/{at}", here.at("oneOf"))), true, walk)?;
                any = either(any, found);
            }
            all = both(all, any);
        }
        let found = self.condition_seen(here, what, walk)?;
        all = both(all, found);
        let found = self.dependencies_seen(here, what, walk)?;
        Ok(both(all, found))
    }

    /// What a schema looks at itself.
    fn own(&mut self, here: &Here<'a>, what: What, is_top: bool) -> Result<Seen, LoadError> {
        let mut seen = Seen::default();
        let rest = if what == What::Members { "additionalProperties" } else { "items" };
        seen.all = here.get(rest).is_some() || (!is_top && here.get(what.keyword()).is_some());
        if what == What::Members {
            seen.names = here.members("properties")?.map(|(name, _)| name.clone()).collect();
            let at = here.at("patternProperties");
            for (pattern, _) in here.members("patternProperties")? {
                seen.patterns.insert(self.pattern(here, &below(&at, pattern), pattern)?);
            }
        } else {
            seen.prefix = here.list("prefixItems")?.map_or(0, <[Value]>::len);
            seen.contained.extend(self.held(here, "contains")?);
        }
        Ok(seen)
    }

    /// What a branch sees, on the condition that it holds where that is not certain.
    fn branch(
        &mut self,
        here: &Here<'a>,
        what: What,
        (value, at): (&'a Value, String),
        is_condition: bool,
        walk: &mut Walk,
    ) -> Result<Alternatives, LoadError> {
        let site = self.documents.child(&here.site, value, at)?;
        let id = self.schema(site.clone(), here.scope)?;
        if site.value.is_boolean() {
            return Ok(Some(certain(Seen::default())));
        }
        let anchors = self.documents.resources[site.resource].dynamic.keys();
        let scope = self.scopes.enter(here.scope, site.resource, anchors);
        let Some(inner) = self.here(site, scope) else { return Ok(None) };
        let found = self.alternatives(&inner, what, false, walk)?;
        let conditions = is_condition.then_some(id);
        Ok(found.map(|found| found.into_iter().map(|alternative| alternative.on(conditions)).collect()))
    }

    fn condition_seen(&mut self, here: &Here<'a>, what: What, walk: &mut Walk) -> Result<Alternatives, LoadError> {
        let Some(condition) = here.get("if") else { return Ok(Some(certain(Seen::default()))) };
        let id = self.inner(here, condition, here.at("if"))?;
        let mut sides = self.branch(here, what, (condition, here.at("if")), true, walk)?;
        if let Some(then) = here.get("then") {
            let found = self.branch(here, what, (then, here.at("then")), false, walk)?;
            sides = both(sides, found);
        }
        let otherwise = match here.get("else") {
            None => Some(certain(Seen::default())),
            Some(otherwise) => {
                let negated = self.add(here, "if", Expr::Not(id));
                let found = self.branch(here, what, (otherwise, here.at("else")), false, walk)?;
                found.map(|found| found.into_iter().map(|alternative| alternative.on(Some(negated))).collect())
            }
        };
        Ok(either(sides, otherwise))
    }

    fn dependencies_seen(&mut self, here: &Here<'a>, what: What, walk: &mut Walk) -> Result<Alternatives, LoadError> {
        let mut all = Some(certain(Seen::default()));
        let at = here.at("dependentSchemas");
        // Of `dependencies` the validator of 2020-12 keeps what it asserts, not what it has seen.
        for (name, value) in here.members("dependentSchemas")? {
            let found = self.branch(here, what, (value, below(&at, name)), false, walk)?;
            if what == What::Items || found == Some(certain(Seen::default())) {
                continue;
            }
            let mut present = Leaf::of(Kinds::OBJECT);
            present.objects.required.insert(name.clone());
            let present = self.add(here, "dependentSchemas", Expr::Leaf(Box::new(present)));
            let found = found.map(|found| found.into_iter().map(|seen| seen.on(Some(present))).collect());
            all = both(all, or_not(found));
        }
        Ok(all)
    }
}

impl Alternative {
    fn on(mut self, condition: Option<ExprId>) -> Self {
        self.conditions.extend(condition);
        self
    }

    fn and(&self, other: &Self) -> Self {
        let mut both = self.clone();
        both.conditions.extend(&other.conditions);
        both.seen.all |= other.seen.all;
        both.seen.names.extend(other.seen.names.iter().cloned());
        both.seen.patterns.extend(&other.seen.patterns);
        both.seen.prefix = both.seen.prefix.max(other.seen.prefix);
        both.seen.contained.extend(&other.seen.contained);
        both
    }
}

fn certain(seen: Seen) -> BTreeSet<Alternative> {
    BTreeSet::from([Alternative { conditions: BTreeSet::new(), seen }])
}

/// Where both hold.
fn both(one: Alternatives, other: Alternatives) -> Alternatives {
    let (one, other) = (one?, other?);
    let pairs = one.iter().flat_map(|one| other.iter().map(move |other| one.and(other)));
    few(pairs.collect())
}

/// Where one of them holds.
fn either(one: Alternatives, other: Alternatives) -> Alternatives {
    let mut all = one?;
    all.extend(other?);
    few(all)
}

/// Where it may hold or not.
fn or_not(one: Alternatives) -> Alternatives {
    either(one, Some(certain(Seen::default())))
}

/// Without those that see nothing that is not certain anyway; none where too many are left.
fn few(mut all: BTreeSet<Alternative>) -> Alternatives {
    let base: Vec<Seen> = all.iter().filter(|one| one.conditions.is_empty()).map(|one| one.seen.clone()).collect();
    all.retain(|one| one.conditions.is_empty() || !base.contains(&one.seen));
    (all.len() <= MOST).then_some(all)
}
