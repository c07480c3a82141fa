//! The gate's report as annotations of GitHub Actions: workflow commands on standard output, shown beside the lines of a
//! change. People read the rest of the log, so the summary and the notes are plain lines.

use super::{details, headline, summary};
use crate::gate::{GateFinding, GateReport, Severity};
use crate::render::human::line;
use crate::render::replay::plain;

pub(crate) fn github(report: &GateReport) -> String {
    let mut out = String::new();
    for finding in &report.findings {
        let command = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        annotate(&mut out, command, finding, "");
    }
    for waived in &report.waived {
        annotate(&mut out, "notice", &waived.finding, &format!("waived until {}: {}", waived.expires, waived.reason));
    }
    for note in &report.notes {
        line(&mut out, format_args!("::notice title=compat::{}", data(note)));
    }
    line(&mut out, format_args!("{}", plain(&summary(report))));
    out
}

fn annotate(out: &mut String, command: &str, finding: &GateFinding, last: &str) {
    let mut properties = Vec::new();
    if let Some(place) = &finding.place {
        properties.push(format!("file={}", property(&place.file)));
        properties.push(format!("line={}", place.line.max(1)));
    }
    properties.push(format!("title={}", property(&format!("compat[{}]", finding.rule))));
    let mut text = headline(finding);
    for (name, detail) in details(finding) {
        text.push_str(&format!("\n{name:<8} {detail}"));
    }
    if !last.is_empty() {
        text.push_str(&format!("\n{last}"));
    }
    line(out, format_args!("::{command} {}::{}", properties.join(","), data(&text)));
}

/// The text of a workflow command, in one line.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property of a workflow command.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
