//! The gate's report for people. The text has colours; whoever prints it takes them out where there is no terminal.

use std::fmt;

use anstyle::{AnsiColor, Style};

use super::{details, headline, summary};
use crate::gate::{GateFinding, GateReport, Severity};
use crate::render::human::{line, paint};
use crate::render::replay::plain;

const ERROR: Style = AnsiColor::Red.on_default().bold();
const WARNING: Style = AnsiColor::Yellow.on_default().bold();
const WAIVED: Style = Style::new().dimmed();
const GOOD: Style = AnsiColor::Green.on_default().bold();

/// What `compat` prints, without colours.
impl fmt::Display for GateReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", anstream::adapter::strip_str(&human(self)))
    }
}

pub(crate) fn human(report: &GateReport) -> String {
    let mut out = String::new();
    for finding in &report.findings {
        let style = if finding.severity == Severity::Error { ERROR } else { WARNING };
        write_finding(&mut out, finding, style, finding.severity.as_str());
        out.push('\n');
    }
    for waived in &report.waived {
        write_finding(&mut out, &waived.finding, WAIVED, "waived");
        line(&mut out, format_args!("  waived   until {}: {}\n", plain(&waived.expires), plain(&waived.reason)));
    }
    for note in &report.notes {
        line(&mut out, format_args!("note: {}", plain(note)));
    }
    let style = if report.is_compatible() { GOOD } else { ERROR };
    line(&mut out, format_args!("{}", paint(style, &plain(&summary(report)))));
    if let Some(finding) = report.findings.first() {
        line(&mut out, format_args!("`event-schema explain {}` says more of a rule", finding.rule));
    }
    out
}

fn write_finding(out: &mut String, finding: &GateFinding, style: Style, word: &str) {
    let head = paint(style, &format!("{word}[{}]", finding.rule));
    line(out, format_args!("{head}: {}", plain(&headline(finding))));
    if let Some(place) = &finding.place {
        let item = if place.item.is_empty() { String::new() } else { format!("  {}", place.item) };
        line(out, format_args!("  --> {}:{}{item}", plain(&place.file), place.line));
    }
    for (name, text) in details(finding) {
        line(out, format_args!("  {name:<8} {}", plain(&text)));
    }
}
