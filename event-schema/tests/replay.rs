//! Replay from the outside: this test program is itself an xtask, which it starts with the events below linked into it.

use std::io::{Read, Write as _};
use std::path::PathBuf;
use std::process::{Child, Command, ExitCode, Stdio};

use event_core::{Event, Payload, RawJson, UnknownObject};
use event_schema::{Format, ReplayKind, ReplayOptions, ReplayReport, replay, replay_stream};
use flate2::Compression;
use flate2::write::GzEncoder;
use libtest_mimic::{Arguments, Failed, Trial};
use serde_json::Value;

/// A note was taken.
#[derive(Event)]
#[event("notes.taken.v1")]
struct NoteTaken {
    #[json("id", safe)]
    id: u64,
    #[json("text", omitempty)]
    text: Option<String>,
    #[json("weight", omitzero)]
    weight: f64,
    #[json("lang", default)]
    lang: String,
    #[json("lines", omitempty)]
    lines: Vec<Line>,
    #[json("shape", omitempty)]
    shape: Option<Shape>,
    #[json("extra", omitempty)]
    extra: Option<RawJson>,
}

#[derive(Payload)]
struct Line {
    #[json("words")]
    words: u32,
}

#[derive(Payload)]
#[payload(tag = "kind", open)]
enum Shape {
    #[json("ruled")]
    Ruled {
        #[json("gap")]
        gap: u32,
    },
    #[json(other)]
    Unknown(UnknownObject),
}

/// Of others, only read.
#[derive(Event)]
#[event(type = "com.example.seen", reader)]
#[expect(dead_code, reason = "only its bodies are decoded")]
struct Seen {
    #[json("at")]
    at: String,
}

/// Small enough for a body to be too large.
#[derive(Event)]
#[event("notes.small.v1", max_bytes = 20)]
struct Small {
    #[json("text")]
    text: String,
}

type Test = fn() -> Result<(), Failed>;

fn main() -> ExitCode {
    if matches!(std::env::args().nth(1).as_deref(), Some("replay" | "infer")) {
        return event_schema::cli::main();
    }
    let tests: &[(&str, Test)] = &[
        ("what_a_type_writes_is_clean", what_a_type_writes_is_clean),
        ("each_difference_is_found_once", each_difference_is_found_once),
        ("members_of_open_objects_are_modelled", members_of_open_objects_are_modelled),
        ("canonical_form_compares_numbers_by_value", canonical_form_compares_numbers_by_value),
        ("problems_in_one_place_are_one", problems_in_one_place_are_one),
        ("values_are_shown_only_when_asked_for", values_are_shown_only_when_asked_for),
        ("envelopes_and_batches_say_their_type", envelopes_and_batches_say_their_type),
        ("data_that_is_no_json_is_a_failure", data_that_is_no_json_is_a_failure),
        ("bare_bodies_without_a_type_are_told_of_it", bare_bodies_without_a_type_are_told_of_it),
        ("types_that_nobody_reads_are_skipped", types_that_nobody_reads_are_skipped),
        ("a_reader_type_need_not_model_everything", a_reader_type_need_not_model_everything),
        ("what_cannot_be_written_is_a_failure", what_cannot_be_written_is_a_failure),
        ("a_folder_names_the_type", a_folder_names_the_type),
        ("bytes_that_are_no_json_say_what_they_look_like", bytes_that_are_no_json_say_what_they_look_like),
        ("a_body_cut_anywhere_fails_and_the_rest_goes_on", a_body_cut_anywhere_fails_and_the_rest_goes_on),
        ("ten_mebibytes_of_brackets_are_a_failure", ten_mebibytes_of_brackets_are_a_failure),
        ("many_problems_take_little_memory", many_problems_take_little_memory),
        ("exit_codes_are_what_the_help_says", exit_codes_are_what_the_help_says),
        ("what_is_allowed_is_a_note", what_is_allowed_is_a_note),
        ("a_failure_says_what_would_help", a_failure_says_what_would_help),
        ("an_xtask_infers_as_well", an_xtask_infers_as_well),
        ("json_output_is_one_document", json_output_is_one_document),
        ("the_human_report_is_what_the_library_prints", the_human_report_is_what_the_library_prints),
    ];
    let mut trials: Vec<Trial> = tests.iter().map(|(name, test)| Trial::test(*name, test)).collect();
    let memory: &[(&str, Test)] = &[
        ("a_line_of_100_megabytes_is_not_held", a_line_of_100_megabytes_is_not_held),
        ("a_gzip_bomb_is_not_held", a_gzip_bomb_is_not_held),
    ];
    for (name, test) in memory {
        // They read the peak of memory from /proc, which is Linux's.
        trials.push(Trial::test(*name, test).with_ignored_flag(!cfg!(target_os = "linux")));
    }
    libtest_mimic::run(&Arguments::from_args(), trials).exit_code()
}

/// Bare bodies of notes, a line each.
fn notes(lines: &[&str]) -> ReplayReport {
    with(lines.join("\n").into_bytes(), |options| options.event_type = Some(String::from("notes.taken.v1")))
}

fn with(stream: Vec<u8>, set: impl FnOnce(&mut ReplayOptions)) -> ReplayReport {
    let mut options = ReplayOptions::default();
    set(&mut options);
    replay_stream(std::io::Cursor::new(stream), &options).expect("events are linked and there are bodies")
}

/// Compares the problems of a report, as `kind pointer count @line`.
#[track_caller]
fn check(report: &ReplayReport, expected: &[&str]) {
    let found: Vec<String> = report
        .problems
        .iter()
        .map(|problem| {
            let line = problem.first.line.map_or(String::new(), |line| format!(" @{line}"));
            format!("{} {} {}{line}", problem.kind.name(), problem.pointer, problem.count)
        })
        .collect();
    assert_eq!(found, expected, "{report}");
    assert_eq!(report.is_clean(), expected.is_empty() && report.skipped() == 0);
}

fn what_a_type_writes_is_clean() -> Result<(), Failed> {
    let report = notes(&[
        r#"{"id":1,"lang":""}"#,
        r#"{"id":2,"text":"t","weight":0.5,"lang":"en","lines":[{"words":3}],"shape":{"kind":"ruled","gap":1},"extra":[1.0]}"#,
        r#" {"lang" : "\u0065n", "id": 3 } "#,
    ]);
    check(&report, &[]);
    assert_eq!(report.counts().ok, 3);
    Ok(())
}

fn each_difference_is_found_once() -> Result<(), Failed> {
    check(&notes(&[r#"{"id":1,"lang":"","text":null}"#]), &["dropped /text 1 @1"]);
    check(&notes(&[r#"{"id":1,"lang":"","lines":[]}"#]), &["dropped /lines 1 @1"]);
    check(&notes(&[r#"{"id":1}"#]), &["added /lang 1 @1"]);
    check(&notes(&[r#"{"id":1.0,"lang":""}"#]), &["changed /id 1 @1"]);
    check(&notes(&[r#"{"id":1,"lang":"","more":{"a":1}}"#]), &["unmodelled /more 1 @1"]);
    check(&notes(&[r#"{"id":1,"lang":"","weight":0.0}"#]), &["dropped /weight 1 @1"]);
    check(&notes(&[r#"{"id":"1","lang":""}"#]), &["failed /id 1 @1"]);
    check(&notes(&[r#"{"id":1,"id":1,"lang":""}"#]), &["failed /id 1 @1"]);
    // The two that are easily taken for each other, in one object.
    let report = notes(&[r#"{"a~/b":0,"id":1,"lang":"","text":null,"z":null}"#]);
    check(&report, &["dropped /text 1 @1", "unmodelled /a~0~1b 1 @1", "unmodelled /z 1 @1"]);
    Ok(())
}

fn members_of_open_objects_are_modelled() -> Result<(), Failed> {
    let note = |shape: &str| format!(r#"{{"id":1,"lang":"","shape":{shape}}}"#);
    check(&notes(&[&note(r#"{"kind":"dotted","dots":{"a":[1,2]}}"#)]), &[]);
    check(&notes(&[&note(r#"{"dots":{"a":[1,2]},"kind":"dotted"}"#)]), &[]);
    check(&notes(&[&note(r#"{"gap":1,"kind":"ruled"}"#)]), &[]);
    check(&notes(&[&note(r#"{"deep":{"gap":2},"gap":1,"kind":"ruled"}"#)]), &["unmodelled /shape/deep 1 @1"]);
    check(&notes(&[r#"{"id":1,"lang":"","extra":{"kind":1,"x":[]}}"#]), &[]);
    Ok(())
}

fn canonical_form_compares_numbers_by_value() -> Result<(), Failed> {
    let bodies = "{\"id\":1e0,\"lang\":\"\",\"weight\":1}\n{\"id\":1.0,\"lang\":\"\",\"extra\":1}";
    let run = |canonical| {
        with(bodies.into(), |options| {
            (options.event_type, options.canonical) = (Some(String::from("notes.taken.v1")), canonical);
        })
    };
    check(&run(false), &["changed /id 2 @1", "changed /weight 1 @1"]);
    check(&run(true), &[]);
    Ok(())
}

fn problems_in_one_place_are_one() -> Result<(), Failed> {
    let note = |words: &str| format!(r#"{{"id":1,"lang":"","lines":[{{"words":{words},"x":1}},{{"words":1,"x":1}}]}}"#);
    let report = notes(&[&note("1"), &note("2"), &note("\"many\""), &note("-1")]);
    check(&report, &["failed /lines/*/words 2 @3", "unmodelled /lines/*/x 4 @1"]);
    assert_eq!(report.problems[1].first.pointer, "/lines/0/x");
    assert_eq!((report.problems[0].first.offset, report.problems[1].first.offset), (Some(36), Some(42)));
    let counts = report.counts();
    assert_eq!((counts.bodies, counts.ok, counts.unmodelled, counts.failed), (4, 0, 2, 2));
    Ok(())
}

fn values_are_shown_only_when_asked_for() -> Result<(), Failed> {
    let secret = "secret".repeat(100);
    let body = format!(r#"{{"id":1.0,"lang":"","text":null,"{}":"{secret}"}}"#, "x".repeat(2_000));
    let run = |show_values, canonical| {
        with(body.clone().into(), |options| {
            (options.event_type, options.canonical) = (Some(String::from("notes.taken.v1")), canonical);
            options.show_values = show_values;
        })
    };
    assert!(run(false, false).problems.iter().all(|problem| problem.values.is_none()));
    assert!(!run(false, false).to_string().contains("secret"));
    let spaced = with(br#"{"id":1,"lang":"","x":{ "a" : [1, 2] }}"#.to_vec(), |options| {
        (options.event_type, options.show_values) = (Some(String::from("notes.taken.v1")), true);
    });
    assert_eq!(spaced.problems[0].values, Some((Some(String::from(r#"{"a":[1,2]}"#)), None)));
    let report = run(true, false);
    let values: Vec<_> = report.problems.iter().map(|problem| problem.values.clone().expect("asked for")).collect();
    assert_eq!(values[0], (Some(String::from("1.0")), Some(String::from("1"))));
    assert_eq!(values[1], (Some(String::from("null")), None));
    assert!(values[2].0.as_ref().is_some_and(|value| value.starts_with("\"secret") && value.chars().count() == 202));
    assert_eq!(report.problems[2].pointer.chars().count(), 1_002);
    assert_eq!(run(true, true).problems[0].kind.name(), "dropped");
    Ok(())
}

fn envelope(event_type: &str, rest: &str) -> String {
    format!(r#"{{"specversion":"1.0","id":"1","source":"/notes","type":"{event_type}"{rest}}}"#)
}

fn envelopes_and_batches_say_their_type() -> Result<(), Failed> {
    let good = envelope("notes.taken.v1", r#","data": {"id":1,"lang":""} "#);
    let bad = envelope("notes.taken.v1", r#","data":{"id":2,"lang":7}"#);
    let packed = envelope("notes.taken.v1", r#","data_base64":"eyJpZCI6MSwibGFuZyI6IiJ9""#);
    let report = with(format!("{good}\n[{good}, {bad}, {{}}]\n\n{packed}\n[]").into(), |_| ());
    check(&report, &["failed /* 1 @2", "failed /lang 1 @2"]);
    assert_eq!(report.problems[1].first.item, Some(1));
    assert_eq!(report.problems[1].first.to_string(), "-:2 item 1");
    assert_eq!((report.counts().bodies, report.counts().ok), (5, 3));
    Ok(())
}

fn data_that_is_no_json_is_a_failure() -> Result<(), Failed> {
    let lines = [
        envelope("notes.taken.v1", ""),
        envelope("notes.taken.v1", r#","datacontenttype":"text/plain","data":"{}""#),
        envelope("notes.taken.v1", r#","datacontenttype":"application/cbor","data_base64":"oA==""#),
        envelope("notes.none.v1", ""),
    ];
    let report = with(lines.join("\n").into(), |_| ());
    let messages: Vec<&str> = report.problems.iter().filter_map(|problem| problem.message.as_deref()).collect();
    assert_eq!(
        messages,
        [
            "expected JSON data, found `data` whose `datacontenttype` names another format",
            "expected JSON data, found bytes in `data_base64`",
            "expected `data`, found an envelope without data",
        ]
    );
    assert_eq!(report.skipped, [(String::from("notes.none.v1"), 1)]);
    Ok(())
}

fn bare_bodies_without_a_type_are_told_of_it() -> Result<(), Failed> {
    for body in [r#"{"id":1,"lang":""}"#, "7", r#"["a"]"#, "null"] {
        let report = with(body.into(), |_| ());
        let message = report.problems[0].message.as_deref().expect("a failure says why");
        assert!(message.ends_with("; bodies without an envelope need --type"), "{message}");
        assert_eq!(report.types[0].event_type, None);
    }
    let report = with(envelope("notes.taken.v1", r#","time":"noon""#).into(), |_| ());
    assert_eq!(report.types[0].event_type.as_deref(), Some("notes.taken.v1"));
    assert!(!report.to_string().contains("--type"), "{report}");
    Ok(())
}

fn types_that_nobody_reads_are_skipped() -> Result<(), Failed> {
    let known = envelope("notes.taken.v1", r#","data":{"id":1,"lang":""}"#);
    let others = [2, 1, 2].map(|number| envelope(&format!("others.v{number}"), r#","data":{}"#)).join("\n");
    let run = |skip_unknown| with(format!("{known}\n{others}").into(), |options| options.skip_unknown = skip_unknown);
    let report = run(false);
    assert_eq!(report.skipped, [(String::from("others.v1"), 1), (String::from("others.v2"), 2)]);
    assert!(report.problems.is_empty() && !report.is_clean() && run(true).is_clean());
    Ok(())
}

fn a_reader_type_need_not_model_everything() -> Result<(), Failed> {
    let bodies = "{\"at\":\"here\",\"more\":1}\n{\"at\":1}";
    let report = with(bodies.into(), |options| options.event_type = Some(String::from("com.example.seen")));
    check(&report, &["failed /at 1 @2"]);
    assert_eq!((report.counts().ok, report.counts().unmodelled), (1, 0));
    Ok(())
}

fn what_cannot_be_written_is_a_failure() -> Result<(), Failed> {
    let body = br#"{"text":"longer than that"}"#.to_vec();
    let report = with(body, |options| options.event_type = Some(String::from("notes.small.v1")));
    check(&report, &["failed  1 @1"]);
    let message = report.problems[0].message.as_deref().expect("a failure says why");
    assert!(message.starts_with("read, but not written: ") && message.contains("at most 20 bytes"), "{message}");
    Ok(())
}

fn a_folder_names_the_type() -> Result<(), Failed> {
    let folder = tempfile::tempdir()?;
    for (name, text) in [("taken/a.json", r#"{"id":1,"lang":""}"#), ("small/b.json", r#"{"text":"t"}"#)] {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().ok_or("a folder")?)?;
        std::fs::write(path, text)?;
    }
    std::fs::write(folder.path().join("README"), "no body")?;
    let mut options = ReplayOptions::default();
    options.event_type = Some(String::from("notes.{folder}.v1"));
    let report = replay(&[folder.path().into()], &options)?;
    check(&report, &[]);
    assert_eq!((report.types.len(), report.files_passed_over), (2, 1));
    let error = replay_stream(std::io::empty(), &options).expect_err("a stream is in no folder");
    assert!(error.to_string().contains("standard input is in no folder"), "{error}");
    std::fs::create_dir(folder.path().join("empty"))?;
    let error = replay(&[folder.path().join("empty")], &options).expect_err("there is nothing");
    assert!(error.to_string().starts_with("there is no body in ") && error.to_string().ends_with("empty"), "{error}");
    options.format = Format::Lines;
    assert!(replay(&[folder.path().join("small")], &options)?.is_clean());
    Ok(())
}

fn bytes_that_are_no_json_say_what_they_look_like() -> Result<(), Failed> {
    let utf16: Vec<u8> = "{\"id\":1}".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let cases: [(&[u8], &str); 8] = [
        (b"<html>502</html>", "HTML"),
        (b"\xEF\xBB\xBF{\"id\":1,\"lang\":\"\"}", "byte order mark"),
        (b"\x1F\xFF\x81\x03\x01\x01", "Go gob"),
        (b"Obj\x01\x04\x16avro.schema", "Avro"),
        (&utf16, "UTF-16"),
        (b"\x1F\x8B\x08\x00\x00\x00\x00\x00", "gzip"),
        (b"upstream timed out", "plain text"),
        (b"\x00\x00\x00\x00\x07{}", "Confluent"),
    ];
    let good = &br#"{"id":1,"lang":""}"#[..];
    // Behind a first line, so that the gzip is not that of the stream.
    let mut lines = vec![good];
    lines.extend(cases.iter().map(|(bytes, _)| *bytes));
    lines.push(good);
    for event_type in [Some("notes.taken.v1"), None] {
        let report = with(lines.join(&b'\n'), |options| options.event_type = event_type.map(str::to_owned));
        let failed = if event_type.is_some() { cases.len() } else { cases.len() + 2 };
        assert_eq!(report.counts().failed, failed as u64, "{report}");
        for (number, (_, guess)) in cases.iter().enumerate() {
            let line = Some(number as u64 + 2);
            let problem = report.problems.iter().find(|problem| problem.first.line == line).ok_or(*guess)?;
            let message = problem.message.as_deref().ok_or("a failure says why")?;
            assert!(message.contains(guess), "{message}");
            assert!(problem.first.offset.is_some() && message.contains("at line 1 column"), "{message}");
        }
    }
    Ok(())
}

fn a_body_cut_anywhere_fails_and_the_rest_goes_on() -> Result<(), Failed> {
    let body = r#"{"id":1,"text":"\u00e9 \ud83d\ude00 é","weight":-1.5e3,"lang":"en","lines":[{"words":3}],"extra":[true,null]}"#;
    let whole = envelope("notes.taken.v1", &format!(r#","data":{body}"#));
    for (text, event_type) in [(body, Some("notes.taken.v1")), (&*whole, None)] {
        let mut stream = Vec::new();
        for end in 1..text.len() {
            stream.extend_from_slice(&text.as_bytes()[..end]);
            stream.push(b'\n');
        }
        stream.extend_from_slice(text.as_bytes());
        let report = with(stream, |options| options.event_type = event_type.map(str::to_owned));
        let counts = report.counts();
        assert_eq!((counts.bodies, counts.failed), (text.len() as u64, text.len() as u64 - 1), "{report}");
        assert!(
            report.problems.iter().all(|problem| problem.kind != ReplayKind::Failed || problem.first.offset.is_some())
        );
    }
    Ok(())
}

fn ten_mebibytes_of_brackets_are_a_failure() -> Result<(), Failed> {
    let size = 10 << 20;
    for (brackets, event_type) in
        [("[", None), ("{\"a\":", None), ("[", Some("notes.taken.v1")), ("{\"x\":", Some("notes.taken.v1"))]
    {
        let mut stream = brackets.repeat(size / brackets.len()).into_bytes();
        stream.extend_from_slice(b"\n{\"id\":1,\"lang\":\"\"}");
        let report = with(stream, |options| options.event_type = event_type.map(str::to_owned));
        let counts = report.counts();
        assert_eq!((counts.bodies, counts.failed), (2, if event_type.is_some() { 1 } else { 2 }), "{report}");
        assert!(report.problems.iter().any(|problem| problem.first.line == Some(1)));
    }
    Ok(())
}

fn many_problems_take_little_memory() -> Result<(), Failed> {
    let mut stream = Vec::new();
    for number in 0..12_000 {
        writeln!(stream, r#"{{"id":1,"lang":"","x{number}":0}}"#)?;
        writeln!(stream, "{}", envelope(&format!("others{number}.v1"), ""))?;
    }
    let report = with(stream.clone(), |options| options.event_type = Some(String::from("notes.taken.v1")));
    assert_eq!((report.problems.len() as u64 + report.problems_more, report.problems.len()), (24_000 - 11_999, 10_000));
    let report = with(stream, |_| ());
    assert_eq!((report.skipped.len(), report.skipped_more), (10_000, 2_000));
    // Of one body.
    let members: String = (0..5_000).map(|number| format!(r#","x{number}":0"#)).collect();
    let report = notes(&[&format!(r#"{{"id":1,"lang":""{members}}}"#)]);
    assert_eq!((report.problems.len(), report.problems_more), (1_000, 4_000));
    assert_eq!((report.counts().unmodelled, report.counts().differing), (1, 0));
    Ok(())
}

struct Run {
    code: Option<i32>,
    stdout: String,
    stderr: String,
}

fn start(arguments: &[&str]) -> Child {
    let mut command = Command::new(std::env::current_exe().expect("this program has a path"));
    command.arg("replay").args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command.spawn().expect("this program can be started")
}

fn finish(mut child: Child) -> Run {
    drop(child.stdin.take());
    let output = child.wait_with_output().expect("it ends");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("reports are UTF-8");
    Run { code: output.status.code(), stdout: text(output.stdout), stderr: text(output.stderr) }
}

fn run(arguments: &[&str], input: &str) -> Run {
    let mut child = start(arguments);
    // A command that fails at once reads nothing.
    let _ = child.stdin.take().expect("it is piped").write_all(input.as_bytes());
    finish(child)
}

const TYPE: [&str; 2] = ["--type", "notes.taken.v1"];

fn exit_codes_are_what_the_help_says() -> Result<(), Failed> {
    let note = r#"{"id":1,"lang":""}"#;
    let more = r#"{"id":1,"lang":"","x":1}"#;
    let other = envelope("others.v1", "");
    let missing = PathBuf::from("no/such/file");
    let cases: &[(&[&str], &str, i32)] = &[
        (&TYPE, note, 0),
        (&TYPE, more, 1),
        (&[TYPE[0], TYPE[1], "--allow-unmodelled"], more, 0),
        (&[], &other, 1),
        (&["--skip-unknown"], &other, 0),
        (&[], "{", 1),
        (&["--max-line", "5", TYPE[0], TYPE[1]], note, 1),
        (&[], "", 2),
        (&["no/such/file"], note, 2),
        (&["--type", "notes.takn.v1", "--skip-unknown"], note, 2),
        (&["--type", "notes.{dir}.v1"], note, 2),
        (&["--type", "a note"], note, 2),
        (&["--format", "pages"], note, 2),
    ];
    assert!(!missing.exists());
    for (arguments, input, code) in cases {
        let run = run(arguments, input);
        assert_eq!(run.code, Some(*code), "{arguments:?}: {}{}", run.stdout, run.stderr);
        // There is no terminal, so nothing tells how far it is.
        assert_eq!(run.stderr.is_empty(), *code < 2, "{arguments:?}: {}", run.stderr);
    }
    assert_eq!(run(&["no/such/file"], "").stderr.lines().count(), 1);
    let mistyped = run(&["--type", "notes.takn.v1"], note).stderr;
    let expected = "no linked event reads the type `notes.takn.v1` (did you mean `notes.taken.v1`?); linked are com.example.seen, ";
    assert!(mistyped.contains(expected), "{mistyped}");
    Ok(())
}

fn what_is_allowed_is_a_note() -> Result<(), Failed> {
    let more = r#"{"id":1,"lang":"","x":1}"#;
    let found = run(&[TYPE[0], TYPE[1], "--allow-unmodelled"], more).stdout;
    assert!(found.starts_with("note[unmodelled]: notes.taken.v1: /x is not modelled\n"), "{found}");
    assert!(run(&TYPE, more).stdout.starts_with("error[unmodelled]: "));
    Ok(())
}

fn a_failure_says_what_would_help() -> Result<(), Failed> {
    let typed = |body: &str| run(&TYPE, body).stdout;
    let enveloped = run(&["--type", "notes.small.v1"], &envelope("notes.small.v1", r#","data":{}"#)).stdout;
    assert!(enveloped.contains("leave out --type") && !enveloped.contains("Envelope::parse"), "{enveloped}");
    let array = typed(r#"[{"id":1,"lang":""}]"#);
    assert!(array.contains("`jq -c '.[]'` makes lines of it"), "{array}");
    let long = run(&["--max-line", "5", TYPE[0], TYPE[1]], r#"{"id":1,"lang":""}"#).stdout;
    assert!(long.contains("error[failed]: notes.taken.v1: expected a line of at most 5 bytes"), "{long}");
    // A document of several lines is one body; two are lines, of which each fails.
    let pretty = "{\n  \"id\": 1,\n  \"lang\": \"\"\n}\n";
    assert!(typed(pretty).contains("1 body of 1 type: 1 ok"));
    for arguments in [&TYPE[..], &[]] {
        let two = run(arguments, &pretty.repeat(2)).stdout;
        assert!(two.contains("needs --format document, or `jq -c .` to be one ("), "{two}");
    }
    let wrong = typed(r#"{"id":1,"lang":7}"#);
    assert!(wrong.contains(", at column 16\n  --> -:1"), "{wrong}");
    Ok(())
}

fn an_xtask_infers_as_well() -> Result<(), Failed> {
    let mut command = Command::new(std::env::current_exe()?);
    command.args(["infer", "--type", "a.b.v1"]).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn()?;
    child.stdin.take().ok_or("it is piped")?.write_all(b"{\"x\":1}")?;
    let output = child.wait_with_output()?;
    assert!(output.status.success() && String::from_utf8(output.stdout)?.contains("pub struct Ab {"));
    Ok(())
}

fn json_output_is_one_document() -> Result<(), Failed> {
    let input = "{\"id\":1.0,\"lang\":\"\"}\n{\"id\":\"\"}\n";
    let found = run(&[TYPE[0], TYPE[1], "--output", "json", "--show-values", "--limit", "1"], input);
    let document: Value = serde_json::from_str(&found.stdout)?;
    assert_eq!(found.code, Some(1));
    assert_eq!((&document["format"], &document["mode"]), (&1.into(), &"replay".into()));
    assert_eq!(
        (&document["status"], &document["bodies"], &document["failed"]),
        (&"findings".into(), &2.into(), &1.into())
    );
    assert_eq!(document["types"][0]["type"], "notes.taken.v1");
    let problems = document["problems"].as_array().ok_or("a list")?;
    assert_eq!(problems.len(), 2);
    assert_eq!((&problems[0]["kind"], &problems[0]["first"]["line"]), (&"failed".into(), &2.into()));
    assert_eq!(problems[1]["values"], serde_json::json!({"body": "1.0", "written": "1"}));
    assert_eq!(problems[1]["message"], "/id is written as another value");
    let skipped = envelope("others.v1", "");
    let document: Value = serde_json::from_str(&run(&["--output", "json", "--skip-unknown"], &skipped).stdout)?;
    assert_eq!((&document["bodies"], &document["skipped"]), (&1.into(), &1.into()));
    let failed = run(&["--output", "json", "no/such/file"], "");
    let document: Value = serde_json::from_str(&failed.stdout)?;
    assert_eq!((failed.code, &document["status"]), (Some(2), &"failed".into()));
    // Every key of the documents is in the help.
    let help = run(&["--help"], "").stdout;
    let keys = ["problems_more", "skipped_types", "files_passed_over", "canonical", "depth", "rust", "item", "offset"];
    for key in keys {
        assert!(help.contains(&format!("\"{key}\"")), "{key} is not in {help}");
    }
    Ok(())
}

fn the_human_report_is_what_the_library_prints() -> Result<(), Failed> {
    let note = r#"{"id":1.0,"lang":"","lines":[{"words":1,"a\u001b":1}]}"#;
    let expected = "\
error[changed]: notes.taken.v1: /id is written as another value (2 times)
  --> -:1

error[unmodelled]: notes.taken.v1: /lines/*/a\\u{1b} is not modelled (2 times)
  --> -:1  /lines/0/a\\u{1b}

type                bodies          ok   differing  unmodelled      failed
notes.taken.v1           3           1           2           2           0

3 bodies of 1 type: 1 ok, 2 differing, 2 unmodelled, 0 failed, 0 skipped
";
    let lines = [note, note, r#"{"id":1,"lang":""}"#];
    let found = run(&TYPE, &lines.join("\n"));
    assert_eq!((found.stdout.as_str(), found.code), (expected, Some(1)));
    assert_eq!(notes(&lines).to_string(), expected);
    let limited = run(&[TYPE[0], TYPE[1], "--limit", "1"], note).stdout;
    assert!(limited.contains("note: 1 more problem of notes.taken.v1: --limit 0 shows all"), "{limited}");
    Ok(())
}

/// The most memory that a process has held, in kilobytes.
fn peak(child: &Child) -> Result<u64, Failed> {
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id()))?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).ok_or("the peak is there")?;
    Ok(line.trim().trim_end_matches(" kB").parse()?)
}

/// Feeds `stream` to a replay whose input is then still open: whatever came before the last 64 kilobytes was read.
#[track_caller]
fn check_memory(mut stream: impl Read, most: u64, expected: &str) -> Result<(), Failed> {
    let mut child = start(&TYPE);
    let mut input = child.stdin.take().expect("it is piped");
    let fed = std::io::copy(&mut stream, &mut input);
    let held = peak(&child);
    drop(input);
    let run = finish(child);
    let (_, held) = (fed?, held?);
    assert!(run.stdout.contains(expected), "{}{}", run.stdout, run.stderr);
    assert!(held < most, "{held} kB were held");
    Ok(())
}

fn a_line_of_100_megabytes_is_not_held() -> Result<(), Failed> {
    let line = std::io::repeat(b'x').take(100_000_000);
    let rest = "\n{\"id\":1,\"lang\":\"\"}".repeat(10_000);
    let found = "expected a line of at most 16777216 bytes, found 100000000: raise --max-line to take it\n  --> -:1\n";
    check_memory(line.chain(rest.as_bytes()), 80_000, found)
}

fn a_gzip_bomb_is_not_held() -> Result<(), Failed> {
    let mut bomb = GzEncoder::new(Vec::new(), Compression::fast());
    std::io::copy(&mut std::io::repeat(b'[').take(100_000_000), &mut bomb)?;
    let mut stream = bomb.finish()?;
    // Not compressed, so that the bomb is behind it when all is written.
    let mut rest = GzEncoder::new(Vec::new(), Compression::none());
    rest.write_all("\n{\"id\":1,\"lang\":\"\"}".repeat(50_000).as_bytes())?;
    stream.extend(rest.finish()?);
    let found = "expected a line of at most 16777216 bytes, found 100000000: raise --max-line to take it\n  --> -:1\n";
    check_memory(&*stream, 80_000, found)
}
