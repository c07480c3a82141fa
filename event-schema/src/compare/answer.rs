//! What a solver found: the smallest value of a condition, that there is none, or why it cannot tell.

use super::schema::Why;

/// What is left of a set of values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Answer {
    /// The compact JSON text of the smallest value: fewest bytes, then byte order.
    Found(String),
    /// No value.
    Empty,
    /// Neither can be said.
    Unknown(Why),
}
