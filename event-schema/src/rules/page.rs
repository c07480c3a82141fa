//! A rule as a page for people: Markdown, for `docs/rules/` and for `event-schema explain`.

use std::fmt::Write as _;

#[cfg(test)]
use super::all;
use super::{Example, Rule};
use crate::gate::{Direction, Severity};

/// A rule's page.
pub(crate) fn page(rule: &Rule) -> String {
    let mut out = format!("# {}\n\n{}\n\n", rule.id, sentence(rule.title));
    write(&mut out, "What", rule.what);
    write(&mut out, "Why", rule.why);
    out.push_str("## Example\n\n");
    match rule.example {
        Example::Text(text) => writeln!(out, "{text}\n"),
        Example::Edit { rust, contracts, direction, witness } => {
            let (who, whose) = match direction {
                Direction::Backward => ("New code", "old code"),
                Direction::Forward => ("Services on the committed version", "new code"),
            };
            writeln!(
                out,
                "Before:\n\n```rust,ignore\n{}\n```\n\nAfter:\n\n```rust,ignore\n{}\n```\n\n\
                 The contracts, before and after:\n\n```json\n{}\n```\n\n```json\n{}\n```\n\n\
                 The smallest witness ({direction}): {who} will refuse this, which {whose} may write.\n\n```json\n{witness}\n```\n",
                rust.0, rust.1, contracts.0, contracts.1,
            )
        }
    }
    .expect("a String takes all text");
    write(&mut out, "How to fix it", &sentence(rule.fix));
    let ends = match rule.severity {
        Severity::Error => {
            "Errors end with exit code 1; where it is accepted, an entry in `schemas/waivers.toml` covers it."
        }
        Severity::Warning => "A warning: the exit code stays 0.",
    };
    out.push_str(ends);
    out.push('\n');
    out
}

fn write(out: &mut String, title: &str, text: &str) {
    writeln!(out, "## {title}\n\n{text}\n").expect("a String takes all text");
}

/// With a capital letter and a full stop.
fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().collect::<String>()).unwrap_or_default();
    format!("{first}{}.", letters.as_str())
}

/// The page that lists all rules.
#[cfg(test)]
pub(super) fn index() -> String {
    let mut out = String::from(
        "# Rules of compatibility\n\nWhat `cargo xtask compat` and `event-schema compare` find. The verdict comes from comparing \
         the contracts alone; the rule names what was done. `event-schema explain <rule>` prints a page.\n\n\
         | rule | severity | what |\n| --- | --- | --- |\n",
    );
    for rule in all() {
        writeln!(out, "| [{0}]({0}.md) | {1} | {2} |", rule.id, rule.severity, rule.title)
            .expect("a String takes all text");
    }
    out
}
