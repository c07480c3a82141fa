//! What the gate found, as text: for people, for programs, for the places where continuous integration shows findings.

mod github;
mod human;
mod json;
mod markdown;
mod sarif;
#[cfg(test)]
mod tests;

pub(crate) use github::github;
pub(crate) use human::human;
pub(crate) use json::{failure_json, json};
pub(crate) use markdown::markdown;
pub(crate) use sarif::sarif;

use crate::gate::{GateFinding, GateReport};

/// Which event a finding is about and in which direction, such as `orders.placed.v1 (forward)`; empty: none.
fn subject(finding: &GateFinding) -> String {
    let name = finding.event_type.clone();
    match finding.direction {
        Some(direction) if name.is_empty() => format!("({direction})"),
        Some(direction) => format!("{name} ({direction})"),
        None => name,
    }
}

/// `orders.placed.v1 (forward): what is wrong`.
fn headline(finding: &GateFinding) -> String {
    let subject = subject(finding);
    if subject.is_empty() { finding.message.clone() } else { format!("{subject}: {}", finding.message) }
}

/// What proves a finding and what it follows from, each line with its name.
fn details(finding: &GateFinding) -> Vec<(&'static str, String)> {
    let mut lines = Vec::new();
    if let Some(witness) = &finding.witness {
        lines.push(("witness", witness.text.clone()));
        lines.push(("", format!("jsonschema: {}", witness.validator)));
        if let Some(decoder) = &witness.decoder {
            lines.push(("", format!("reader:     {decoder}")));
        }
    }
    match (&finding.because, &finding.against) {
        (Some(because), _) => {
            lines.push(("because", format!("{} in {}:{}", because.text, because.against.file, because.line)));
            if let Some(commit) = because.against.short() {
                lines.push(("", format!("as it is at {commit}")));
            }
        }
        (None, Some(against)) => lines.push(("against", against.to_string())),
        (None, None) => {}
    }
    if let [also, ..] = finding.also_against.as_slice() {
        let more = finding.also_against.len() - 1;
        let rest = if more == 0 { String::new() } else { format!(" and {more} more") };
        lines.push(("also", format!("against {also}{rest}")));
    }
    // A waiver names it.
    if !finding.pointer.is_empty() {
        lines.push(("pointer", finding.pointer.clone()));
    }
    if !finding.fix.is_empty() {
        lines.push(("fix", finding.fix.clone()));
    }
    lines
}

/// How many findings of what kind there are, in a sentence.
fn summary(report: &GateReport) -> String {
    let count = super::human::count;
    let mut parts = Vec::new();
    for (number, word) in
        [(report.errors(), "error"), (report.warnings(), "warning"), (report.waived.len(), "waived finding")]
    {
        if number > 0 {
            parts.push(count(number, word));
        }
    }
    let found = if parts.is_empty() { "no findings".to_owned() } else { parts.join(", ") };
    let checked = report.checked;
    format!(
        "compat: {} against {}, {}: {found}",
        count(checked.types, "event"),
        count(checked.baselines, "contract"),
        report.against,
    )
}
