//! The report of a replay, for people and for programs. Text from outside is shown without its control characters.

use std::fmt::{self, Write as _};

use anstyle::{AnsiColor, Style};
use serde_json::{Value, json};

use super::human::{count, line, paint};
use crate::error::Error;
use crate::files::json_text;
use crate::replay::{Difference, ReplayCounts, ReplayDepth, ReplayKind, ReplayOptions, ReplayProblem, ReplayReport};

const ERROR: Style = AnsiColor::Red.on_default().bold();
const UNMODELLED: ReplayKind = ReplayKind::Differs(Difference::Unmodelled);
const STRONG: Style = Style::new().bold();

/// So many problems of a type are shown unless asked otherwise.
pub(crate) const PROBLEMS_SHOWN: usize = 10;

/// What `replay` prints, without colours.
impl fmt::Display for ReplayReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", anstream::adapter::strip_str(&human(self, PROBLEMS_SHOWN)))
    }
}

/// A report as lines of text, with at most `limit` problems of each type (0: all), and a line feed at its end.
pub(crate) fn human(report: &ReplayReport, limit: usize) -> String {
    let mut out = String::new();
    let limit = if limit == 0 { usize::MAX } else { limit };
    for of_type in report.problems.chunk_by(|a, b| a.event_type == b.event_type) {
        of_type.iter().take(limit).for_each(|problem| write_problem(&mut out, problem, &report.options));
        if of_type.len() > limit {
            let (more, name) = (of_type.len() - limit, type_name(of_type[0].event_type.as_deref()));
            line(&mut out, format_args!("note: {} of {name}: --limit 0 shows all\n", count(more, "more problem")));
        }
    }
    if report.problems_more > 0 {
        let more = report.problems_more;
        line(&mut out, format_args!("note: {more} more problems in places that are not told apart any more\n"));
    }
    for (event_type, bodies) in &report.skipped {
        let (style, word) = if report.options.skip_unknown { (STRONG, "note") } else { (ERROR, "error[skipped]") };
        let (bodies, name) = (bodies_of(*bodies), plain(event_type));
        line(
            &mut out,
            format_args!("{}: {name}: {bodies} skipped, no linked event reads this type", paint(style, word)),
        );
    }
    if report.skipped_more > 0 {
        line(&mut out, format_args!("note: {} of further types skipped", bodies_of(report.skipped_more)));
    }
    if report.files_passed_over > 0 {
        let files = files_of(report.files_passed_over);
        line(&mut out, format_args!("note: {files} passed over: no name that ends in .json, .jsonl or .ndjson"));
    }
    if !out.is_empty() && !out.ends_with("\n\n") {
        out.push('\n');
    }
    table(&mut out, report);
    line(&mut out, format_args!("{}", summary(report)));
    out
}

fn write_problem(out: &mut String, problem: &ReplayProblem, options: &ReplayOptions) {
    let is_allowed = options.allow_unmodelled && problem.kind == UNMODELLED;
    let (style, word) = if is_allowed { (STRONG, "note") } else { (ERROR, "error") };
    let head = paint(style, &format!("{word}[{}]", problem.kind.name()));
    let name = type_name(problem.event_type.as_deref());
    let times = if problem.count == 1 { String::new() } else { format!(" ({} times)", problem.count) };
    let first = &problem.first;
    let mut what = plain(&message(problem));
    if first.line.is_some() {
        // Of the body, while the line that people look for is the file's, which stands below.
        what = what.replace(", at line 1 column ", ", at column ");
    }
    line(out, format_args!("{head}: {name}: {what}{times}"));
    // A message says it already.
    let at = if first.pointer == problem.pointer || problem.message.is_some() { "" } else { &first.pointer };
    line(out, format_args!("{}", plain(&format!("  --> {first}  {at}")).trim_end()));
    if let Some((body, written)) = &problem.values {
        for (label, value) in [("body   ", body), ("written", written)] {
            if let Some(value) = value {
                line(out, format_args!("  {label}  {}", plain(value)));
            }
        }
    }
    out.push('\n');
}

/// What is the matter, in words.
fn message(problem: &ReplayProblem) -> String {
    problem.message.clone().unwrap_or_else(|| {
        let at = if problem.pointer.is_empty() { "the body" } else { &problem.pointer };
        format!("{at} {}", explain(problem.kind))
    })
}

fn explain(kind: ReplayKind) -> &'static str {
    match kind {
        ReplayKind::Failed => "did not go through",
        ReplayKind::Differs(Difference::Changed) => "is written as another value",
        ReplayKind::Differs(Difference::Dropped) => "is modelled, but not written back",
        ReplayKind::Differs(Difference::Added) => "is written, but was not there",
        ReplayKind::Differs(Difference::Unmodelled) => "is not modelled",
    }
}

const COLUMNS: [&str; 5] = ["bodies", "ok", "differing", "unmodelled", "failed"];

fn columns(counts: &ReplayCounts) -> [u64; 5] {
    [counts.bodies, counts.ok, counts.differing, counts.unmodelled, counts.failed]
}

fn table(out: &mut String, report: &ReplayReport) {
    let names: Vec<String> = report.types.iter().map(|found| type_name(found.event_type.as_deref())).collect();
    let width = names.iter().map(|name| name.chars().count()).max().unwrap_or(0).max("type".len());
    let mut head = format!("{:width$}", "type");
    COLUMNS.iter().for_each(|column| write!(head, "  {column:>10}").expect("a String takes all text"));
    line(out, format_args!("{}", paint(STRONG, &head)));
    for (name, found) in names.iter().zip(&report.types) {
        write!(out, "{name:width$}").expect("a String takes all text");
        for (column, number) in columns(&found.counts).into_iter().enumerate() {
            let text = format!("{number:>10}");
            let is_allowed = report.options.allow_unmodelled && COLUMNS[column] == "unmodelled";
            let is_bad = column >= 2 && number > 0 && !is_allowed;
            write!(out, "  {}", if is_bad { paint(ERROR, &text) } else { text }).expect("a String takes all text");
        }
        line(out, format_args!("{}", depth_note(found.depth)));
    }
    out.push('\n');
}

fn depth_note(depth: ReplayDepth) -> &'static str {
    match depth {
        ReplayDepth::Whole => "",
        ReplayDepth::Upcast => "  (an older version: decoded only)",
        ReplayDepth::Reader => "  (a reader type: decoded only)",
    }
}

fn summary(report: &ReplayReport) -> String {
    let counts = report.counts();
    let types = report.types.iter().filter(|found| found.event_type.is_some()).count();
    let text = format!(
        "{} of {}: {} ok, {} differing, {} unmodelled, {} failed, {} skipped",
        bodies_of(counts.bodies + report.skipped()),
        count(types, "type"),
        counts.ok,
        counts.differing,
        counts.unmodelled,
        counts.failed,
        report.skipped()
    );
    if report.is_clean() { text } else { paint(ERROR, &text) }
}

pub(crate) fn files_of(number: u64) -> String {
    format!("{number} {}", if number == 1 { "file" } else { "files" })
}

fn bodies_of(number: u64) -> String {
    format!("{number} {}", if number == 1 { "body" } else { "bodies" })
}

fn type_name(event_type: Option<&str>) -> String {
    event_type.map_or_else(|| String::from("no event"), plain)
}

/// Text from outside, fit for a terminal.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_control() { out.extend(c.escape_default()) } else { out.push(c) }
    }
    out
}

/// A report as a JSON document, with a line feed at its end.
pub(crate) fn json(report: &ReplayReport) -> String {
    let counted = |counts: &ReplayCounts| -> serde_json::Map<String, Value> {
        COLUMNS.iter().zip(columns(counts)).map(|(name, number)| ((*name).to_owned(), number.into())).collect()
    };
    let types: Vec<Value> = report
        .types
        .iter()
        .map(|found| {
            let depth = match found.depth {
                ReplayDepth::Whole => "whole",
                ReplayDepth::Upcast => "upcast",
                ReplayDepth::Reader => "reader",
            };
            let mut object = counted(&found.counts);
            object.insert("type".to_owned(), found.event_type.clone().into());
            object.insert("rust".to_owned(), found.rust.into());
            object.insert("depth".to_owned(), depth.into());
            Value::Object(object)
        })
        .collect();
    let skipped: Vec<Value> =
        report.skipped.iter().map(|(event_type, bodies)| json!({"type": event_type, "bodies": bodies})).collect();
    let mut document = json!({
        "format": 1,
        "mode": "replay",
        "status": if report.is_clean() { "clean" } else { "findings" },
        "canonical": report.options.canonical,
    });
    let object = document.as_object_mut().expect("it was just made one");
    object.append(&mut counted(&report.counts()));
    object.insert("bodies".to_owned(), (report.counts().bodies + report.skipped()).into());
    object.insert("skipped".to_owned(), report.skipped().into());
    object.insert("types".to_owned(), types.into());
    object.insert("problems".to_owned(), report.problems.iter().map(problem).collect());
    object.insert("problems_more".to_owned(), report.problems_more.into());
    object.insert("skipped_types".to_owned(), skipped.into());
    object.insert("files_passed_over".to_owned(), report.files_passed_over.into());
    object.insert("errors".to_owned(), json!([]));
    json_text(&document)
}

fn problem(problem: &ReplayProblem) -> Value {
    let first = &problem.first;
    let mut value = json!({
        "type": problem.event_type,
        "kind": problem.kind.name(),
        "pointer": problem.pointer,
        "count": problem.count,
        "message": message(problem),
        "first": {
            "file": first.file,
            "line": first.line,
            "item": first.item,
            "pointer": first.pointer,
            "offset": first.offset,
        },
    });
    if let Some((body, written)) = &problem.values {
        value["values"] = json!({"body": body, "written": written});
    }
    value
}

/// An error as a JSON document.
pub(crate) fn failure_json(error: &Error) -> String {
    json_text(&json!({"format": 1, "mode": "replay", "status": "failed", "errors": error.problems()}))
}
