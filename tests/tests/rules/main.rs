//! Every R, S and L clause of docs/wire-rules.md as a test that starts with its id, a file for each theme.
//! `tests/tests/clauses.rs` fails when one is missing.

mod absent;
#[cfg(feature = "event-schema")]
mod advice;
mod bags;
mod bytes;
mod check;
mod decimals;
mod defaults;
mod definitions;
mod depth;
mod deserialize;
mod docs;
mod duplicates;
mod durations;
mod enums;
mod floats;
mod integers;
mod key;
mod null;
mod order;
mod ranges;
mod renames;
mod shapes;
mod size;
mod text;
mod times;
mod types;
mod upcast;
