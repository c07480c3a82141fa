//! The compare engine: can this reader read everything that writer may write?

pub(crate) mod answer;
pub(crate) mod arrays;
mod breaks;
pub(crate) mod cases;
mod check;
pub(crate) mod decide;
pub(crate) mod evaluate;
mod explain;
pub(crate) mod format;
pub(crate) mod goals;
mod heal;
pub(crate) mod load;
mod locate;
mod meant;
pub(crate) mod members;
pub(crate) mod names;
pub(crate) mod number;
pub(crate) mod objects;
pub(crate) mod pattern;
pub(crate) mod plain;
pub(crate) mod relate;
pub(crate) mod schema;
pub(crate) mod solve;
#[cfg(test)]
mod tests;
pub(crate) mod text;
mod verdict;

pub use breaks::compare;
pub use verdict::{
    Break, Budget, CompareError, CompareOptions, Comparison, Dialect, Fault, FaultKind, Formats, Records, Remotes,
    Undecided, Verdict,
};
