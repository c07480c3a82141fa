//! Containers: what holds payloads, and passes a leaf's modifiers on to them.

mod list;
mod map;
mod option;
mod patch;
mod pointer;

pub use patch::Patch;
