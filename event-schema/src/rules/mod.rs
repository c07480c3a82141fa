//! The rules of compatibility: what each is called, why it matters, how to put it right, with an example that proves it.
//! `docs/rules/` is made from this table.
//!
//! It leaves out which rule a break falls under (`classify`).

mod bounds;
mod classify;
mod lifecycle;
mod members;
mod page;
mod readable;
#[cfg(test)]
mod tests;
mod values;

pub use classify::{Edit, Named, classify};
pub(crate) use page::page;
pub(crate) use readable::is_same_schema;

use crate::gate::{Direction, Severity};

/// A kind of finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Rule {
    /// Its name, such as `field-removed`.
    pub id: &'static str,
    /// Whether a finding fails. In a draft (`version = 0`) all are warnings.
    pub severity: Severity,
    /// The finding in a few words.
    pub title: &'static str,
    /// What was done, and what it leads to.
    pub what: &'static str,
    /// Why that breaks somebody.
    pub why: &'static str,
    /// What to do, in one sentence.
    pub fix: &'static str,
    /// What it looks like.
    pub example: Example,
}

/// What a rule looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Example {
    /// An edit of a type, with its contracts and its smallest witness.
    Edit {
        /// Rust before and after.
        rust: (&'static str, &'static str),
        /// The contracts before and after: JSON Schemas.
        contracts: (&'static str, &'static str),
        /// Whose documents are refused.
        direction: Direction,
        /// The smallest document that is.
        witness: &'static str,
    },
    /// Something that is no matter of two contracts.
    Text(&'static str),
}

/// All rules, by theme.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    [members::RULES, values::RULES, bounds::RULES, lifecycle::RULES].into_iter().flatten()
}

/// The rule of a name.
#[must_use]
pub fn find(id: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.id == id)
}

fn rule(id: &str) -> &'static Rule {
    find(id).expect("the id is one of the table")
}
