//! The program as its users run it: what it prints, what it exits with.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// Runs the program with `args`, `input` on its standard input.
fn run(args: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_route"))
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("its standard input is a pipe");
    let input = input.to_vec();
    // Beside the program, since neither side's pipe holds a long stream.
    let writer = std::thread::spawn(move || {
        // A program that stops reading early is no failure of the test.
        let _ = stdin.write_all(&input);
    });
    let output = child.wait_with_output().expect("the program ends");
    writer.join().expect("writing does not panic");
    output
}

/// Runs the program and compares its exit code; gives what it printed.
#[track_caller]
fn check(args: &[&str], input: &[u8], exit_code: i32) -> String {
    let output = run(args, input);
    let text = String::from_utf8(output.stdout).expect("it prints UTF-8");
    assert_eq!(output.status.code(), Some(exit_code), "{text}{}", String::from_utf8_lossy(&output.stderr));
    text
}

fn data(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(name)
}

#[track_caller]
fn contains(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "{part:?} in:\n{text}");
    }
}

#[test]
fn the_shipped_stream_is_what_make_stream_writes() {
    let shipped = std::fs::read_to_string(data("stream.jsonl")).expect("the stream ships");
    assert_eq!(check(&["make-stream"], b"", 0), shipped, "run `route make-stream > data/stream.jsonl`");
}

#[test]
fn the_shipped_stream_ends_well() {
    let text = check(&[data("stream.jsonl").to_str().expect("the path is UTF-8")], b"", 0);
    contains(
        &text,
        &[
            "orders.placed.v2          order ..1a9e0c01  2 lines  EUR 59.90  from web\n",
            "orders.placed.v1          order ..1a9e0c02  1 line  EUR 12.50  from web\n",
            "com.github.issues         lamplighters/lighthouse#7 \"The lamp turns too fast\"  opened by flint\n",
            "com.github.push           lamplighters/lighthouse  2 commits to main by flint\n",
            "com.github.workflow_job   lamplighters/lighthouse  job \"turn\" runs  2 of 4 steps\n",
            "weather.measured.v1       skipped, no handler\n",
            "25 events: 23 routed, 23 decoded, 2 skipped, 0 failed\n",
            "  skipped 1 of invoices.sent.v1\n",
        ],
    );
    assert!(!text.contains('\u{1b}'), "no colours in a pipe");
}

#[test]
fn standard_input_is_read_like_a_file() {
    let stream = std::fs::read(data("stream.jsonl")).expect("the stream ships");
    let from_file = check(&[data("stream.jsonl").to_str().expect("the path is UTF-8")], b"", 0);
    assert_eq!(check(&[], &stream, 0), from_file);
    assert_eq!(check(&["-"], &stream, 0), from_file);
    contains(&check(&["--color", "always"], &stream, 0), &["\u{1b}["]);
}

#[test]
fn each_broken_event_gets_its_diagnosis() {
    let text = check(&[data("broken.jsonl").to_str().expect("the path is UTF-8")], b"", 1);
    contains(
        &text,
        &[
            "8 events: 5 routed, 1 decoded, 0 skipped, 7 failed",
            "line 2: orders.paid.v1 (id number-for-text): at /amount/minor: ",
            "line 3: orders.cancelled.v1 (id closed-word): at /reason: ",
            "line 4: shipping.delivered.v1 (id member-missing): ",
            "`left`",
            "line 5: catalog.edited.v1 (id twice): at /min_age: ",
            "line 6: ",
            "`id`",
            "line 7: ",
            "(the text ends here: cut off?)",
            "line 8: ",
            "HTML",
            "\n  failed 3 without a valid envelope: stream lines 6, 7, 8\n",
            "\n  failed 1 of orders.paid.v1: stream line 2\n",
        ],
    );
    assert_eq!(text.matches("number-for-text").count(), 1, "each diagnosis is printed once:\n{text}");
}

#[test]
fn the_summary_names_some_lines_of_many_failures() {
    let text = check(&[], "{}\n".repeat(1000).as_bytes(), 1);
    contains(&text, &["\n  failed 1000 without a valid envelope: stream lines 1, 2, 3, 4, 5, ..\n"]);
}

#[test]
fn a_bad_line_does_not_stop_the_stream() {
    let stream = std::fs::read_to_string(data("stream.jsonl")).expect("the stream ships");
    let first = stream.lines().next().expect("the stream has lines");
    for bad in [&b"\xff\xfe\x00"[..], b"{", b"[]", b"null", b"\x1f\x8b\x08", b"\x00", "[".repeat(100_000).as_bytes()] {
        let input = [bad, b"\n\n  \r\n", first.as_bytes()].concat();
        contains(&check(&[], &input, 1), &["FAILED", "line 1: ", "2 events: 1 routed, 1 decoded, 0 skipped, 1 failed"]);
    }
}

#[test]
fn a_line_beyond_the_limit_is_reported_and_passed_over() {
    let stream = std::fs::read_to_string(data("stream.jsonl")).expect("the stream ships");
    let first = stream.lines().next().expect("the stream has lines");
    let input = format!("{}\n{first}\n", "x".repeat(100_000));
    let text = check(&["--max-line", "10000"], input.as_bytes(), 1);
    contains(
        &text,
        &["line 1: expected a line of at most 10000 bytes, found 100000", "1 decoded, 0 skipped, 1 failed"],
    );
}

#[test]
fn json_output_has_a_line_for_each_event_and_one_for_the_sums() {
    let text = check(&["--output", "json", data("broken.jsonl").to_str().expect("the path is UTF-8")], b"", 1);
    let lines: Vec<serde_json::Value> =
        text.lines().map(|line| serde_json::from_str(line).expect("each line is JSON")).collect();
    assert_eq!(lines.len(), 9);
    assert_eq!(lines[0]["outcome"], "decoded");
    assert_eq!(lines[1]["outcome"], "failed");
    assert_eq!(lines[1]["type"], "orders.paid.v1");
    assert_eq!(lines[1]["id"], "number-for-text");
    assert_eq!(lines[1]["line"], 2);
    assert_eq!(lines[8]["failed"], 7);
}

#[test]
fn nothing_from_a_stream_reaches_the_terminal_as_a_command() {
    let input = br#"{"specversion":"1.0","type":"a.v1","id":"1","source":"/x","subject":"s"}
{"specversion":"1.0","type":"b\u202e.v1","id":"1","source":"/x"}"#;
    let text = check(&[], input, 0);
    contains(&text, &["a.v1", "b\\u{202e}.v1"]);
    let stream = std::fs::read_to_string(data("stream.jsonl")).expect("the stream ships");
    let delayed = stream.replace("storm, no ferry", "\\u001b[2J\\nFAILED");
    contains(&check(&[], delayed.as_bytes(), 0), &["24.0 hours late  \\u{1b}[2J\\nFAILED\n"]);
    let text = check(&[], b"\x1b[2J\n", 1);
    assert!(!text.contains('\u{1b}'), "{text:?}");
}

#[test]
fn a_stream_that_cannot_be_read_is_exit_code_2() {
    let output = run(&["no-such-file.jsonl"], b"");
    assert_eq!(output.status.code(), Some(2));
    contains(&String::from_utf8_lossy(&output.stderr), &["route: cannot read no-such-file.jsonl: "]);
    let output = run(&[env!("CARGO_MANIFEST_DIR")], b"");
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(run(&["wrap", "no-such-folder"], b"").status.code(), Some(2));
    assert_eq!(run(&["wrap", data("").to_str().expect("the path is UTF-8")], b"").status.code(), Some(2));
    assert_eq!(run(&["--no-such-flag"], b"").status.code(), Some(2));
}

#[test]
fn an_empty_stream_is_fine() {
    contains(&check(&[], b"", 0), &["0 events: 0 routed, 0 decoded, 0 skipped, 0 failed"]);
}

/// Recorded webhooks: the 46 of the kinds that are handled decode, the others are skipped.
#[test]
#[cfg_attr(not(shared_data), ignore = "needs the recorded webhooks in ../shared/data/github-webhooks")]
fn recorded_webhooks_are_wrapped_and_routed() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/github-webhooks");
    let stream = check(&["wrap", folder.to_str().expect("the path is UTF-8")], b"", 0);
    let text = check(&[], stream.as_bytes(), 0);
    let events = stream.lines().count();
    contains(&text, &[&format!("{events} events: 46 routed, 46 decoded, {} skipped, 0 failed", events - 46)]);
    contains(&text, &["com.github.issues         Codertocat/Hello-World#1"]);
}
