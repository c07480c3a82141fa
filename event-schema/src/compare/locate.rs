//! Where a schema speaks of a value in a document that it takes.

use serde_json::Value;

use super::evaluate::satisfies;
use super::members::effective;
use super::pattern::Patterns;
use super::schema::{Expr, ExprId, Leaf, Schemas};

/// The expressions that speak of a value, the most specific first.
pub(crate) struct Located<'a> {
    pub(crate) schemas: &'a Schemas,
    pub(crate) patterns: &'a Patterns,
}

impl Located<'_> {
    /// The expression of the value at a pointer, which need not be in the document itself if its parent is.
    pub(crate) fn find(&self, root: ExprId, document: &Value, pointer: &str) -> Option<ExprId> {
        let mut exprs = vec![root];
        let mut value = Some(document);
        for token in pointer.split('/').skip(1) {
            let token = token.replace("~1", "/").replace("~0", "~");
            let mut next = Vec::new();
            for expr in exprs {
                self.leaves(expr, value, &mut |leaf| next.extend(self.below(leaf, &token, value)));
            }
            next.dedup();
            exprs = next;
            value = match value {
                Some(Value::Object(members)) => members.get(&token),
                Some(Value::Array(items)) => token.parse::<usize>().ok().and_then(|at| items.get(at)),
                _ => None,
            };
        }
        exprs.into_iter().next()
    }

    /// Whether all strings and numbers that it takes are listed.
    pub(crate) fn is_listed(&self, expr: ExprId) -> bool {
        match self.schemas.get(expr) {
            Expr::Leaf(leaf) => leaf.texts.set.is_some() || leaf.numbers.set.is_some(),
            Expr::All(parts) => parts.iter().any(|part| self.is_listed(*part)),
            Expr::Any(parts) | Expr::One(parts) => parts.iter().any(|part| self.is_listed(*part)),
            _ => false,
        }
    }

    /// The leaves of an expression that speak of the value: of alternatives those that take it, else all.
    fn leaves(&self, expr: ExprId, value: Option<&Value>, see: &mut dyn FnMut(&Leaf)) {
        match self.schemas.get(expr) {
            Expr::Leaf(leaf) => see(leaf),
            Expr::All(parts) => parts.iter().for_each(|part| self.leaves(*part, value, see)),
            Expr::Any(parts) | Expr::One(parts) => {
                let takes = |part: &&ExprId| {
                    value.is_none_or(|value| satisfies(self.schemas, self.patterns, value, **part) == Some(true))
                };
                let taking: Vec<ExprId> = parts.iter().filter(takes).copied().collect();
                let parts = if taking.is_empty() { parts } else { &taking };
                parts.iter().for_each(|part| self.leaves(*part, value, see));
            }
            _ => {}
        }
    }

    fn below(&self, leaf: &Leaf, token: &str, parent: Option<&Value>) -> Vec<ExprId> {
        let exprs = if let Some(Value::Array(_)) = parent {
            let at: usize = token.parse().unwrap_or(usize::MAX);
            vec![leaf.arrays.prefix.get(at).copied().unwrap_or(leaf.arrays.rest)]
        } else {
            effective(self.patterns, &leaf.objects, token).unwrap_or_default()
        };
        let is_declared = leaf.objects.index.contains_key(token);
        let speaks = |expr: &ExprId| *expr != Schemas::NOTHING && (is_declared || *expr != Schemas::EVERYTHING);
        exprs.into_iter().filter(speaks).collect()
    }
}
