//! Reports for programs: one JSON document, whose shape the command line's help documents.

use serde_json::{Value, json};

use super::Mode;
use super::human::diff;
use crate::error::Error;
use crate::files::json_text;
use crate::plan::ChangeKind;
use crate::report::Report;

/// A report as a JSON document, with a line feed at its end.
pub(crate) fn json(report: &Report, mode: Mode) -> String {
    let status = match (mode, report.is_clean()) {
        (Mode::Check | Mode::DryRun, true) => "clean",
        (Mode::Check | Mode::DryRun, false) => "stale",
        (Mode::Write | Mode::Vendor, _) => "written",
    };
    let changes: Vec<Value> = report
        .changes
        .iter()
        .map(|change| {
            let path = format!("{}/{}", report.dir, change.file);
            json!({
                "file": path,
                "change": match change.kind {
                    ChangeKind::Missing => "missing",
                    ChangeKind::Stale => "stale",
                    ChangeKind::Extra => "extra",
                    ChangeKind::Unknown => "unknown",
                },
                "type": report.origin(&change.file).map(|origin| &origin.event_type),
                "diff": diff(report, change, &path),
            })
        })
        .collect();
    let warnings: Vec<Value> = report
        .warnings
        .iter()
        .map(|warning| {
            json!({
                "rule": warning.rule,
                "type": warning.event_type,
                "rust": warning.rust,
                "file": warning.file,
                "line": warning.line,
                "message": warning.message,
                "fix": warning.fix,
            })
        })
        .collect();
    let external: Vec<Value> =
        report.external.iter().map(|finding| json!({"file": finding.file, "message": finding.message})).collect();
    let left_out: Vec<Value> =
        report.left_out.iter().map(|(package, events)| json!({"package": package, "events": events})).collect();
    json_text(&json!({
        "format": 1,
        "mode": name(mode),
        "status": status,
        "dir": report.dir,
        "events": report.events,
        "files": report.files,
        "changes": changes,
        "broken_index": report.broken_index,
        "external": external,
        "warnings": warnings,
        "left_out": left_out,
        "errors": [],
    }))
}

/// An error as a JSON document.
pub(crate) fn failure_json(error: &Error, mode: Mode) -> String {
    json_text(&json!({"format": 1, "mode": name(mode), "status": "failed", "errors": error.problems()}))
}

fn name(mode: Mode) -> &'static str {
    match mode {
        Mode::Write => "write",
        Mode::Check => "check",
        Mode::DryRun => "dry-run",
        Mode::Vendor => "vendor",
    }
}
