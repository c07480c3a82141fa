//! The mutations of `mutations.toml`: one place in the code for each rule and side, broken, and the test that goes red.
//!
//! `cargo run -p mutations` runs them in a copy of the work tree.

pub mod judge;
pub mod table;
pub mod tree;
