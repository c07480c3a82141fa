//! Reports as text. Renderers decide nothing: they show what a report says.

pub(crate) mod compare;
pub(crate) mod gate;
mod human;
mod json;
pub(crate) mod replay;

pub(crate) use human::{denied, failure, human};
pub(crate) use json::{failure_json, json};

/// What was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    Write,
    Check,
    DryRun,
    Vendor,
}
