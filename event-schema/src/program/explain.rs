//! `event-schema explain`: what a rule says, or which there are.

use std::io::Write as _;
use std::process::ExitCode;

use clap::Args;

use crate::error::Error;
use crate::render::failure;
use crate::rules;

pub(super) const HELP: &str = "\
Exit codes:
  0  printed
  2  there is no such rule";

/// The arguments.
#[derive(Debug, Args)]
pub(super) struct Explain {
    /// The rule, such as field-removed; without it all are listed
    rule: Option<String>,
}

pub(super) fn run(arguments: &Explain) -> ExitCode {
    let text = match arguments.rule.as_deref().map(|id| (id, rules::find(id))) {
        None => list(),
        Some((_, Some(rule))) => rules::page(rule),
        Some((id, None)) => {
            let near = nearest(id);
            let error = Error::settings(format!("there is no rule `{id}`; did you mean `{near}`? `explain` lists all"));
            let _ = anstream::stderr().write_all(failure(&error).as_bytes());
            return ExitCode::from(2);
        }
    };
    // A reader that went away (`| head`) is no reason to fail.
    let _ = std::io::stdout().write_all(text.as_bytes());
    ExitCode::SUCCESS
}

fn list() -> String {
    rules::all().map(|rule| format!("{:<28} {}\n", rule.id, rule.title)).collect()
}

/// The rule whose name shares the most with this one.
fn nearest(id: &str) -> &'static str {
    let likeness = |rule: &&rules::Rule| {
        let ratio = similar::TextDiff::from_chars(id, rule.id).ratio();
        // It is between 0 and 1 and no NaN.
        (ratio * 1e6).round() as u32
    };
    rules::all().max_by_key(likeness).map_or("", |rule| rule.id)
}
