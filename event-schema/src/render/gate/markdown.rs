//! The gate's report as a comment on a pull request: Markdown that stays below the size that GitHub and GitLab take.

use super::{details, headline, summary};
use crate::gate::{GateFinding, GateReport};
use crate::render::human::{count, line};

/// Bytes; GitHub takes 65,536 characters.
const MOST: usize = 60_000;

/// What marks a comment as the gate's, so that a later run can replace it.
const MARK: &str = "<!-- event-contracts: compat -->";

pub(crate) fn markdown(report: &GateReport) -> String {
    let title =
        if report.is_compatible() { "Event contracts: compatible" } else { "Event contracts: **incompatible**" };
    let mut out = format!("{MARK}\n### {title}\n\n{}\n", text(&summary(report)));
    let mut left_out = 0;
    for finding in &report.findings {
        let part = section(finding, finding.severity.as_str(), "");
        if out.len() + part.len() > MOST { left_out += 1 } else { out.push_str(&part) }
    }
    for waived in &report.waived {
        let last = format!("Waived until {}: {}\n", text(&waived.expires), text(&waived.reason));
        let part = section(&waived.finding, "waived", &last);
        if out.len() + part.len() > MOST { left_out += 1 } else { out.push_str(&part) }
    }
    if left_out > 0 {
        line(&mut out, format_args!("\nand {}: see the log of `cargo xtask compat`", count(left_out, "more finding")));
    }
    if !report.notes.is_empty() {
        out.push('\n');
    }
    for note in report.notes.iter().take(20) {
        line(&mut out, format_args!("- {}", text(note)));
    }
    out
}

fn section(finding: &GateFinding, word: &str, last: &str) -> String {
    let mut out = format!("\n#### `{word}[{}]` {}\n\n", finding.rule, text(&headline(finding)));
    if let Some(place) = &finding.place {
        let item = if place.item.is_empty() { String::new() } else { format!(" {}", code(&place.item)) };
        line(&mut out, format_args!("{}{item}\n", code(&format!("{}:{}", place.file, place.line))));
    }
    let details: Vec<String> =
        details(finding).iter().map(|(name, text)| format!("{name:<8} {}", text.replace(['\n', '\r'], " "))).collect();
    let body = details.join("\n");
    let fence = fence(&body);
    line(&mut out, format_args!("{fence}text\n{body}\n{fence}\n{last}"));
    out
}

/// A fence that the text does not hold itself.
fn fence(text: &str) -> String {
    let mut fence = "```".to_owned();
    while text.contains(&fence) {
        fence.push('`');
    }
    fence
}

fn code(text: &str) -> String {
    format!("`{}`", text.replace(['`', '\n'], ""))
}

/// Text whose marks stay as they are, but for code.
fn text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut is_code = false;
    for c in text.chars() {
        is_code ^= c == '`';
        match c {
            '\n' | '\r' => out.push(' '),
            c if is_code => out.push(c),
            '<' => out.push_str("&lt;"),
            '*' | '_' | '[' | ']' | '|' | '#' => out.extend(['\\', c]),
            // `@name` would call somebody.
            '@' => out.push_str("&#64;"),
            c => out.push(c),
        }
    }
    out
}
