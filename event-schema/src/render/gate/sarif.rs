//! The gate's report as SARIF 2.1.0 (OASIS, Static Analysis Results Interchange Format), which code scanning reads.

use serde_json::{Value, json};

use super::{details, headline};
use crate::files::json_text;
use crate::gate::{GateFinding, GateReport, Severity};
use crate::rules;

pub(crate) fn sarif(report: &GateReport) -> String {
    let results: Vec<Value> = report
        .findings
        .iter()
        .map(result)
        .chain(report.waived.iter().map(|waived| {
            let mut result = result(&waived.finding);
            let until = format!("until {}: {}", waived.expires, waived.reason);
            result["suppressions"] = json!([{"kind": "external", "justification": until}]);
            result
        }))
        .collect();
    json_text(&json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "event-schema",
                "version": env!("CARGO_PKG_VERSION"),
                "informationUri": env!("CARGO_PKG_REPOSITORY"),
                "rules": rules::all().map(rule).collect::<Vec<_>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    }))
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

fn rule(rule: &rules::Rule) -> Value {
    json!({
        "id": rule.id,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.what},
        "help": {"text": format!("{}\n\n{}", rule.why, rule.fix), "markdown": rules::page(rule)},
        "defaultConfiguration": {"level": level(rule.severity)},
    })
}

fn result(finding: &GateFinding) -> Value {
    let details: Vec<String> = details(finding).iter().map(|(name, text)| format!("{name:<8} {text}")).collect();
    let mut result = json!({
        "ruleId": finding.rule,
        "level": level(finding.severity),
        "message": {"text": format!("{}\n{}", headline(finding), details.join("\n"))},
        // The same finding of another run, wherever its line has moved to.
        "partialFingerprints": {"finding/v1": fingerprint(finding)},
    });
    if let Some(at) = rules::all().position(|rule| rule.id == finding.rule) {
        result["ruleIndex"] = at.into();
    }
    if let Some((file, line)) = place(finding) {
        result["locations"] = json!([{"physicalLocation": {
            "artifactLocation": {"uri": uri(file), "uriBaseId": "%SRCROOT%"},
            "region": {"startLine": line},
        }}]);
    }
    result
}

fn fingerprint(finding: &GateFinding) -> String {
    let direction = finding.direction.map_or("", |direction| direction.as_str());
    format!("{} {} {direction} {}", finding.event_type, finding.rule, finding.pointer)
}

/// Where it is shown: the Rust type, or else the contract that it was compared with.
fn place(finding: &GateFinding) -> Option<(&str, u32)> {
    let own = finding.place.as_ref().map(|place| (place.file.as_str(), place.line));
    let other = || finding.because.as_ref().map(|because| (because.against.file.as_str(), because.line));
    own.or_else(other).map(|(file, line)| (file, line.max(1)))
}

/// A path as a relative URI reference (RFC 3986).
fn uri(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.replace('\\', "/").bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}
