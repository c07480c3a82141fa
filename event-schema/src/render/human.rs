//! Reports for people. The text has colours; whoever prints it takes them out where there is no terminal.

use std::fmt::{self, Write as _};

use anstyle::{AnsiColor, Style};
use similar::TextDiff;

use super::Mode;
use crate::error::Error;
use crate::index::INDEX_FILE;
use crate::plan::{Change, ChangeKind, explains_index};
use crate::report::Report;

const ERROR: Style = AnsiColor::Red.on_default().bold();
const WARNING: Style = AnsiColor::Yellow.on_default().bold();
const REMOVED: Style = AnsiColor::Red.on_default();
const ADDED: Style = AnsiColor::Green.on_default();
const HUNK: Style = AnsiColor::Cyan.on_default();
const STRONG: Style = Style::new().bold();

/// What `--check` prints, without colours.
impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", anstream::adapter::strip_str(&human(self, Mode::Check)))
    }
}

/// A report as lines of text, with a line feed at its end.
pub(crate) fn human(report: &Report, mode: Mode) -> String {
    let mut out = String::new();
    broken_index(&mut out, report);
    for change in &report.changes {
        match mode {
            Mode::Write | Mode::Vendor => written(&mut out, report, change),
            Mode::Check | Mode::DryRun if is_explained(report, change) => {}
            Mode::Check | Mode::DryRun => difference(&mut out, report, change, mode),
        }
    }
    external(&mut out, report, mode);
    for warning in &report.warnings {
        line(
            &mut out,
            format_args!(
                "{}: {}: {}",
                paint(WARNING, &format!("warning[{}]", warning.rule)),
                warning.event_type,
                warning.message
            ),
        );
        line(&mut out, format_args!("  --> {}:{}  {}", warning.file, warning.line, warning.rust));
        line(&mut out, format_args!("  fix {}\n", warning.fix));
    }
    for (package, count) in &report.left_out {
        line(
            &mut out,
            format_args!(
                "note: {} of `{package}` left out: to export them, name the package in `crates` of [workspace.metadata.events]",
                events(*count)
            ),
        );
    }
    line(&mut out, format_args!("{}", summary(report, mode)));
    out
}

/// An error as lines of text.
pub(crate) fn failure(error: &Error) -> String {
    let mut out = String::new();
    for problem in error.problems() {
        line(&mut out, format_args!("{}: {problem}", paint(ERROR, "error")));
    }
    out
}

/// What `--deny-warnings` ends with.
pub(crate) fn denied() -> String {
    let error = paint(ERROR, "error");
    format!(
        "{error}: warnings are denied: put them right, or allow their rules with `allow` in [workspace.metadata.events]\n"
    )
}

fn broken_index(out: &mut String, report: &Report) {
    let Some(why) = &report.broken_index else { return };
    line(
        out,
        format_args!(
            "{}: {}/{INDEX_FILE} is no index of contracts: {why}: it is replaced by a new one, and no file that it listed is \
             removed\n",
            paint(WARNING, "warning[broken-index]"),
            report.dir
        ),
    );
}

fn external(out: &mut String, report: &Report, mode: Mode) {
    let (style, word) = if mode == Mode::Check { (ERROR, "error") } else { (WARNING, "warning") };
    for finding in &report.external {
        let head = paint(style, &format!("{word}[external]"));
        line(out, format_args!("{head}: {} {}\n", finding.file, finding.message));
    }
}

/// Whether a change is the index's and only follows from the others.
fn is_explained(report: &Report, change: &Change) -> bool {
    change.file == INDEX_FILE && explains_index(&report.changes, change)
}

fn written(out: &mut String, report: &Report, change: &Change) {
    let path = format!("{}/{}", report.dir, change.file);
    let word = match change.kind {
        ChangeKind::Missing => paint(ADDED, "created"),
        ChangeKind::Stale => paint(STRONG, "updated"),
        ChangeKind::Extra => paint(REMOVED, "removed"),
        ChangeKind::Unknown => return unknown(out, &path, WARNING, "warning"),
    };
    line(out, format_args!("{word} {path}"));
}

fn unknown(out: &mut String, path: &str, style: Style, word: &str) {
    line(
        out,
        format_args!(
            "{}: {path} is no contract of a linked event and the index does not list it: link its event, or remove the file \
             yourself\n",
            paint(style, &format!("{word}[unknown]"))
        ),
    );
}

fn difference(out: &mut String, report: &Report, change: &Change, mode: Mode) {
    let path = format!("{}/{}", report.dir, change.file);
    let (style, word) = if mode == Mode::Check { (ERROR, "error") } else { (STRONG, "would change") };
    let (rule, message) = match change.kind {
        ChangeKind::Missing => ("missing", "is not there yet"),
        ChangeKind::Stale => ("stale", "differs from the types"),
        ChangeKind::Extra => ("extra", "belongs to no linked event any more"),
        ChangeKind::Unknown => return unknown(out, &path, style, word),
    };
    line(out, format_args!("{}: {path} {message}", paint(style, &format!("{word}[{rule}]"))));
    if let Some(origin) = report.origin(&change.file) {
        line(out, format_args!("  --> {}", origin.place));
    }
    for text in diff(report, change, &path).lines() {
        let style = match text.as_bytes() {
            [b'-', b'-', b'-', b' ', ..] | [b'+', b'+', b'+', b' ', ..] => STRONG,
            [b'-', ..] => REMOVED,
            [b'+', ..] => ADDED,
            [b'@', ..] => HUNK,
            _ => Style::new(),
        };
        line(out, format_args!("{}", paint(style, text)));
    }
    out.push('\n');
}

/// A unified diff from what is on disk to what its source says.
pub(super) fn diff(report: &Report, change: &Change, path: &str) -> String {
    let (old, new) = (change.old.as_deref().unwrap_or_default(), change.new.as_deref().unwrap_or_default());
    let header = |text: &Option<String>, from: &str| match text {
        Some(_) => format!("{path} ({from})"),
        None => String::from("/dev/null"),
    };
    TextDiff::from_lines(old, new)
        .unified_diff()
        .header(&header(&change.old, "on disk"), &header(&change.new, &format!("from {}", report.source)))
        .to_string()
}

fn summary(report: &Report, mode: Mode) -> String {
    let Report { dir, files, changes, .. } = report;
    let events = events(report.events);
    let unknown = report.unknown().count();
    let changed = changes.len() - unknown;
    match mode {
        Mode::Check if changes.is_empty() => {
            let external = match report.external.len() {
                0 => String::new(),
                number => format!(", but {} in `external/`", paint(ERROR, &count(number, "finding"))),
            };
            format!("{dir}: the contracts of {events} say what the types say{external}")
        }
        Mode::Check if changed == 0 => format!("{dir}: {} of unknown origin", count(unknown, "file")),
        Mode::Check => {
            let index = changes.iter().any(|change| is_explained(report, change));
            let what = match changed - usize::from(index) {
                1 if index => String::from("1 file and its index differ"),
                1 => String::from("1 file differs"),
                number if index => format!("{number} files and their index differ"),
                number => format!("{number} files differ"),
            };
            format!(
                "{dir}: {} from the types of {events}: run `cargo xtask schemas`, read the diff (a released version must not \
                 change in a way its consumers cannot read), commit",
                paint(ERROR, &what)
            )
        }
        Mode::DryRun => format!("{dir}: {} of {events} would change, nothing is written", count(changed, "file")),
        Mode::Write | Mode::Vendor => format!(
            "{dir}: {events}, {} written or removed, {} unchanged",
            count(changed, "file"),
            files - changes.iter().filter(|change| change.new.is_some()).count()
        ),
    }
}

fn events(number: usize) -> String {
    count(number, "event")
}

pub(super) fn count(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}

pub(super) fn paint(style: Style, text: &str) -> String {
    format!("{style}{text}{style:#}")
}

pub(super) fn line(out: &mut String, text: std::fmt::Arguments<'_>) {
    writeln!(out, "{text}").expect("a String takes all text");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::Warning;
    use crate::report::{Finding, Origin};

    fn report() -> Report {
        let change = |file: &str, kind, old: Option<&str>, new: Option<&str>| Change {
            file: file.to_owned(),
            kind,
            old: old.map(str::to_owned),
            new: new.map(str::to_owned),
        };
        Report {
            dir: String::from("schemas"),
            events: 2,
            files: 3,
            changes: vec![
                change("a.v1.json", ChangeKind::Stale, Some("{\n  \"a\": 1\n}\n"), Some("{\n  \"a\": 2\n}\n")),
                change("b.v1.json", ChangeKind::Missing, None, Some("{}\n")),
                change("c.v1.json", ChangeKind::Extra, Some("{}\n"), None),
                change("d.json", ChangeKind::Unknown, Some("{}\n"), None),
            ],
            broken_index: None,
            external: Vec::new(),
            source: String::from("the types"),
            warnings: vec![Warning {
                rule: "float-money",
                event_type: String::from("a.v1"),
                rust: String::from("A.total"),
                file: String::from("src/a.rs"),
                line: 5,
                message: String::from("`total` looks like money"),
                fix: "use an integer",
            }],
            left_out: vec![(String::from("others"), 1)],
            origins: vec![Origin {
                file: String::from("a.v1.json"),
                event_type: String::from("a.v1"),
                place: String::from("src/a.rs:3  shop_events::A"),
            }],
        }
    }

    /// Without colours, as where there is no terminal.
    #[track_caller]
    fn check(report: &Report, mode: Mode, expected: &str) {
        let text = human(report, mode);
        assert_eq!(anstream::adapter::strip_str(&text).to_string(), expected);
    }

    const ADVICE: &str = "warning[float-money]: a.v1: `total` looks like money\n  --> src/a.rs:5  A.total\n  fix use an integer\n\n\
                          note: 1 event of `others` left out: to export them, name the package in `crates` of \
                          [workspace.metadata.events]\n";

    #[test]
    fn a_check_shows_every_difference_and_what_to_run() {
        let expected = format!(
            "error[stale]: schemas/a.v1.json differs from the types\n  --> src/a.rs:3  shop_events::A\n\
             --- schemas/a.v1.json (on disk)\n+++ schemas/a.v1.json (from the types)\n@@ -1,3 +1,3 @@\n {{\n-  \"a\": 1\n+  \"a\": 2\n }}\n\n\
             error[missing]: schemas/b.v1.json is not there yet\n--- /dev/null\n+++ schemas/b.v1.json (from the types)\n@@ -0,0 +1 @@\n+{{}}\n\n\
             error[extra]: schemas/c.v1.json belongs to no linked event any more\n--- schemas/c.v1.json (on disk)\n+++ /dev/null\n@@ -1 +0,0 @@\n-{{}}\n\n\
             error[unknown]: schemas/d.json is no contract of a linked event and the index does not list it: link its event, or \
             remove the file yourself\n\n{ADVICE}\
             schemas: 3 files differ from the types of 2 events: run `cargo xtask schemas`, read the diff (a released version \
             must not change in a way its consumers cannot read), commit\n"
        );
        check(&report(), Mode::Check, &expected);
    }

    #[test]
    fn a_write_names_what_it_did() {
        let expected = format!(
            "updated schemas/a.v1.json\ncreated schemas/b.v1.json\nremoved schemas/c.v1.json\n\
             warning[unknown]: schemas/d.json is no contract of a linked event and the index does not list it: link its event, or \
             remove the file yourself\n\n{ADVICE}schemas: 2 events, 3 files written or removed, 1 unchanged\n"
        );
        check(&report(), Mode::Write, &expected);
    }

    #[test]
    fn a_clean_check_is_one_line() {
        let report = Report { changes: Vec::new(), warnings: Vec::new(), left_out: Vec::new(), ..report() };
        check(&report, Mode::Check, "schemas: the contracts of 2 events say what the types say\n");
    }

    #[test]
    fn a_broken_index_is_said_before_anything_that_was_done() {
        let report = Report { broken_index: Some(String::from("expected value")), ..report() };
        for mode in [Mode::Write, Mode::Check] {
            let text = human(&report, mode);
            let text = anstream::adapter::strip_str(&text).to_string();
            assert!(
                text.starts_with("warning[broken-index]: schemas/index.json is no index of contracts: exp"),
                "{text}"
            );
        }
        assert!(report.has_warnings());
    }

    #[test]
    fn an_edited_copy_is_an_error_of_a_check_and_a_warning_of_a_write() {
        let finding = Finding { file: String::from("schemas/external/x/a.json"), message: String::from("was edited") };
        let clean = Report { changes: Vec::new(), warnings: Vec::new(), left_out: Vec::new(), ..report() };
        let report = Report { external: vec![finding], ..clean };
        let expected = "error[external]: schemas/external/x/a.json was edited\n\n\
                        schemas: the contracts of 2 events say what the types say, but 1 finding in `external/`\n";
        check(&report, Mode::Check, expected);
        let expected = "warning[external]: schemas/external/x/a.json was edited\n\n\
                        schemas: 2 events, 0 files written or removed, 3 unchanged\n";
        check(&report, Mode::Write, expected);
        assert!(!report.is_clean() && report.has_warnings());
    }

    #[test]
    fn a_diff_names_its_source() {
        let report = Report { source: String::from("../shop/schemas"), ..report() };
        let text = diff(&report, &report.changes[0], "a.json");
        assert!(text.starts_with("--- a.json (on disk)\n+++ a.json (from ../shop/schemas)\n"), "{text}");
    }

    #[test]
    fn added_lines_are_green_on_a_terminal() {
        assert!(human(&report(), Mode::Check).contains("\u{1b}[32m+  \"a\": 2\u{1b}[0m"));
    }
}
