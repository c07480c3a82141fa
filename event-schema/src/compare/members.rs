//! What holds for a member of an object, by its name.

use super::pattern::Patterns;
use super::schema::{ExprId, Objects};

/// What the value of the member `name` must be; `None` where a pattern cannot be decided.
///
/// Leaves out `propertyNames`.
pub(crate) fn effective(patterns: &Patterns, objects: &Objects, name: &str) -> Option<Vec<ExprId>> {
    let mut exprs = Vec::new();
    if let Some(at) = objects.index.get(name) {
        exprs.push(objects.properties[*at].1);
    }
    for (pattern, expr) in &objects.patterns {
        if patterns.matches(*pattern, name)? {
            exprs.push(*expr);
        }
    }
    if exprs.is_empty() {
        exprs.push(objects.rest);
    }
    Some(exprs)
}

/// Every name that the objects speak of: those of `first` in the order of declaration, then the others by name.
pub(crate) fn universe(first: &[&Objects], others: &[&Objects]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let mut seen = std::collections::HashSet::new();
    for objects in first {
        for (name, _) in &objects.properties {
            if seen.insert(name.clone()) {
                names.push(name.clone());
            }
        }
    }
    let mut more: Vec<String> = Vec::new();
    let required = first.iter().chain(others).flat_map(|objects| objects.required.iter());
    let declared = others.iter().flat_map(|objects| objects.properties.iter().map(|(name, _)| name));
    for name in required.chain(declared) {
        if seen.insert(name.clone()) {
            more.push(name.clone());
        }
    }
    more.sort_unstable();
    names.extend(more);
    names
}
