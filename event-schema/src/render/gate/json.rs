//! The gate's report for programs: one JSON document, whose shape the command line's help documents.

use serde_json::{Value, json};

use crate::error::Error;
use crate::files::json_text;
use crate::gate::{Against, GateFinding, GateReport};

pub(crate) fn json(report: &GateReport) -> String {
    let waived: Vec<Value> = report
        .waived
        .iter()
        .map(|waived| json!({"finding": finding(&waived.finding), "reason": waived.reason, "expires": waived.expires}))
        .collect();
    json_text(&json!({
        "format": 1,
        "status": if report.is_compatible() { "compatible" } else { "incompatible" },
        "against": report.against,
        "checked": {
            "types": report.checked.types,
            "baselines": report.checked.baselines,
            "comparisons": report.checked.comparisons,
        },
        "findings": report.findings.iter().map(finding).collect::<Vec<_>>(),
        "waived": waived,
        "notes": report.notes,
        "micros": report.micros,
        "errors": [],
    }))
}

/// An error as a JSON document.
pub(crate) fn failure_json(error: &Error) -> String {
    json_text(&json!({"format": 1, "status": "failed", "errors": error.problems()}))
}

fn finding(finding: &GateFinding) -> Value {
    json!({
        "rule": finding.rule,
        "severity": finding.severity.as_str(),
        "type": finding.event_type,
        "version": finding.version,
        "direction": finding.direction.map(|direction| direction.as_str()),
        "message": finding.message,
        "against": finding.against.as_ref().map(against),
        "also_against": finding.also_against.iter().map(against).collect::<Vec<_>>(),
        "pointer": finding.pointer,
        "place": finding.place.as_ref().map(|place| json!({"file": place.file, "line": place.line, "item": place.item})),
        "witness": finding.witness.as_ref().map(|witness| json!({
            "text": witness.text,
            "pointer": witness.pointer,
            "validator": witness.validator,
            "decoder": witness.decoder,
        })),
        "because": finding.because.as_ref().map(|because| json!({
            "text": because.text,
            "against": against(&because.against),
            "line": because.line,
        })),
        "fix": finding.fix,
    })
}

fn against(against: &Against) -> Value {
    json!({"commit": against.commit, "file": against.file})
}
