//! The keywords that put schemas together on the same value, and those that count: `contains`.

use serde_json::Value;

use super::documents::below;
use super::site::Here;
use super::{LoadError, Loader, Parts};
use crate::compare::schema::{Expr, ExprId, Kinds, Leaf, Schemas, Why};

impl<'a> Loader<'a, '_> {
    pub(super) fn applicators(&mut self, here: &Here<'a>, parts: &mut Parts) -> Result<(), LoadError> {
        let all = self.branches(here, "allOf")?.unwrap_or_default();
        parts.extend(all.into_iter().map(|id| (Expr::Same(id), "allOf")));
        if let Some(any) = self.branches(here, "anyOf")? {
            parts.push((Expr::Any(any), "anyOf"));
        }
        if let Some(one) = self.branches(here, "oneOf")? {
            parts.push((Expr::One(one), "oneOf"));
        }
        if let Some(not) = self.held(here, "not")? {
            parts.push((Expr::Not(not), "not"));
        }
        self.condition(here, parts)?;
        self.dependencies(here, parts)?;
        self.contains(here, parts)
    }

    /// The schema that a keyword holds.
    pub(super) fn held(&mut self, here: &Here<'a>, keyword: &str) -> Result<Option<ExprId>, LoadError> {
        here.get(keyword).map(|value| self.inner(here, value, here.at(keyword))).transpose()
    }

    fn branches(&mut self, here: &Here<'a>, keyword: &str) -> Result<Option<Vec<ExprId>>, LoadError> {
        let Some(items) = here.list(keyword)? else { return Ok(None) };
        if items.is_empty() {
            return Err(here.wrong(&here.at(keyword), "at least one schema", &Value::Array(Vec::new())));
        }
        let at = here.at(keyword);
        let branch = |(i, item)| self.inner(here, item, format!("{at}/{i}"));
        items.iter().enumerate().map(branch).collect::<Result<_, _>>().map(Some)
    }

    /// `if` decides which of `then` and `else` counts.
    fn condition(&mut self, here: &Here<'a>, parts: &mut Parts) -> Result<(), LoadError> {
        let Some(condition) = self.held(here, "if")? else { return Ok(()) };
        let (then, otherwise) = (self.held(here, "then")?, self.held(here, "else")?);
        if then.is_none() && otherwise.is_none() {
            return Ok(());
        }
        let negated = self.add(here, "if", Expr::Not(condition));
        let mut side = |condition, held: Option<ExprId>, keyword| match held {
            None => condition,
            Some(held) => self.add(here, keyword, Expr::All(vec![condition, held])),
        };
        let sides = vec![side(condition, then, "then"), side(negated, otherwise, "else")];
        parts.push((Expr::Any(sides), "if"));
        Ok(())
    }

    fn dependencies(&mut self, here: &Here<'a>, parts: &mut Parts) -> Result<(), LoadError> {
        for keyword in ["dependencies", "dependentRequired", "dependentSchemas"] {
            let at = here.at(keyword);
            for (name, value) in here.members(keyword)? {
                let at = below(&at, name);
                let names = match keyword {
                    "dependencies" => value.is_array(),
                    _ => keyword == "dependentRequired",
                };
                let consequence = if names {
                    let mut leaf = Leaf::of(Kinds::EVERY);
                    leaf.objects.required = here.strings(&at, value)?.into_iter().map(str::to_owned).collect();
                    self.add(here, keyword, Expr::Leaf(Box::new(leaf)))
                } else {
                    self.inner(here, value, at)?
                };
                let absent = self.add(here, keyword, without(name));
                parts.push((Expr::Any(vec![absent, consequence]), keyword));
            }
        }
        Ok(())
    }

    fn contains(&mut self, here: &Here<'a>, parts: &mut Parts) -> Result<(), LoadError> {
        let (least, most) = (here.size("minContains")?.unwrap_or(1), here.size("maxContains")?);
        let Some(contained) = self.held(here, "contains")? else { return Ok(()) };
        let others = self.add(here, "contains", Expr::Not(contained));
        let mut none = Leaf::of(Kinds::EVERY);
        none.arrays.rest = others;
        if least > 0 {
            // An array of which no item is contained; not so: an array that contains one, or no array.
            none.kinds = Kinds::ARRAY;
            let none = self.add(here, "contains", Expr::Leaf(Box::new(none.clone())));
            parts.push((Expr::Not(none), "contains"));
        }
        if least > 1 {
            let mut long = Leaf::of(Kinds::EVERY);
            long.arrays.min = least;
            parts.push((Expr::Leaf(Box::new(long)), "minContains"));
            // Where everything is contained, the length says it all.
            if contained != Schemas::EVERYTHING {
                parts.push((self.undecided(here, Kinds::ARRAY, Why::Keyword, "minContains"), "minContains"));
            }
        }
        match most {
            None => {}
            Some(0) => {
                none.kinds = Kinds::EVERY;
                parts.push((Expr::Leaf(Box::new(none)), "maxContains"));
            }
            Some(most) if contained == Schemas::EVERYTHING => {
                let mut short = Leaf::of(Kinds::EVERY);
                short.arrays.max = Some(most);
                parts.push((Expr::Leaf(Box::new(short)), "maxContains"));
            }
            Some(most) => {
                // No more items than that: nothing to count.
                let mut short = Leaf::of(Kinds::EVERY);
                short.arrays.max = Some(most);
                let short = self.add(here, "maxContains", Expr::Leaf(Box::new(short)));
                let unknown = self.add(here, "maxContains", Expr::Unknown(here.reason(Why::Keyword, "maxContains")));
                parts.push((Expr::Any(vec![short, unknown]), "maxContains"));
            }
        }
        Ok(())
    }
}

/// Whatever has no member of a name.
pub(super) fn without(name: &str) -> Expr {
    let mut leaf = Leaf::of(Kinds::EVERY);
    leaf.objects.index.insert(name.to_owned(), 0);
    leaf.objects.properties.push((name.to_owned(), Schemas::NOTHING));
    Expr::Leaf(Box::new(leaf))
}
