//! `event-schema compare`, `explain` and `completions`, run as their users run them.

use std::path::Path;
use std::process::{Command, Output};

use serde_json::{Value, json};

fn run(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_event-schema"));
    command.current_dir(folder).args(arguments).output().expect("the program starts")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("output is UTF-8")
}

/// A folder with these files.
fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder can be made");
    for (name, text) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().expect("it is below the folder")).expect("a folder can be made");
        std::fs::write(path, text).expect("a file can be written");
    }
    folder
}

const OLD: &str = r#"{"type": "object", "properties": {"qty": {"type": "integer"}}, "required": ["qty"]}"#;
const NEW: &str =
    r#"{"type": "object", "properties": {"qty": {"type": "integer", "minimum": 1}}, "required": ["qty"]}"#;

/// The exit code of comparing `a.json` with `b.json`, and what is said.
#[track_caller]
fn check(writer: &str, reader: &str, code: i32, says: &str) {
    let folder = folder(&[("a.json", writer), ("b.json", reader)]);
    let output = run(folder.path(), &["compare", "a.json", "b.json"]);
    let said = text(&output.stdout) + &text(&output.stderr);
    assert_eq!(output.status.code(), Some(code), "{said}");
    assert!(said.contains(says), "{said}");
}

#[test]
fn the_exit_code_is_the_answer() {
    check(OLD, OLD, 0, "1 pair: 1 compatible");
    check(NEW, OLD, 0, "1 pair: 1 compatible");
    check(OLD, NEW, 1, "witness  {\"qty\":0}");
}

#[test]
fn bad_input_is_an_error_with_its_file_and_place() {
    check("{", OLD, 2, "a.json is no JSON: EOF");
    check(OLD, "5", 2, "b.json: at the root: expected a schema");
    check(r#"{"$schema": "http://example.com/mine"}"#, OLD, 2, "a.json: at /$schema: expected http://json-schema.org");
    check(r##"{"$ref": "#/definitions/none"}"##, OLD, 2, "a.json: at /$ref: expected something at /definitions/none");
    check(r##"{"anyOf": [{"$ref": "#"}]}"##, OLD, 2, "refers back to itself");
    check(r#"{"pattern": "("}"#, OLD, 2, "a.json: at /pattern: expected a regular expression");
    let deep = format!("{}{{}}{}", r#"{"items":"#.repeat(10_000), "}".repeat(10_000));
    check(&deep, OLD, 2, "nests deeper than 127 levels");
    check(r#"{"$ref": "https://example.com/x.json"}"#, OLD, 1, "undecided (remote)");
}

#[test]
fn folders_are_compared_file_by_file() {
    let files = [("w/a.json", OLD), ("w/x/b.json", OLD), ("w/only.json", OLD), ("r/a.json", OLD), ("r/x/b.json", NEW)];
    let folder = folder(&files);
    let output = run(folder.path(), &["compare", "w", "r", "--output", "json"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("only.json"), "{}", text(&output.stderr));
    let lines: Vec<Value> =
        text(&output.stdout).lines().map(|line| serde_json::from_str(line).expect("a line is JSON")).collect();
    let of = |key: &str| lines.iter().map(|line| line[key].clone()).collect::<Vec<_>>();
    assert_eq!(of("file"), ["a.json", "x/b.json"]);
    assert_eq!(of("verdict"), ["compatible", "incompatible"]);
    assert_eq!(of("witness"), [Value::Null, json!({"qty": 0})]);
    assert_eq!(lines[1]["findings"][0]["rule"], "range-narrowed");
    assert_eq!(lines[1]["reason"], "0 is less than the minimum of 1 at \"/qty\"");
    assert!(lines[1]["micros"].is_u64() && lines[0]["reason"].is_null());
    assert_eq!(run(folder.path(), &["compare", "w", "r/a.json"]).status.code(), Some(2));
    assert_eq!(run(folder.path(), &["compare", "w", "r/none"]).status.code(), Some(2));
}

#[test]
fn references_lead_to_documents_that_are_given() {
    let reader = r#"{"$ref": "https://example.com/s/qty.json"}"#;
    let folder = folder(&[("a.json", OLD), ("b.json", reader), ("s/qty.json", NEW)]);
    let output = run(folder.path(), &["compare", "a.json", "b.json", "--remote", "https://example.com/s=s"]);
    assert!(text(&output.stdout).contains("error[range-narrowed]"), "{}", text(&output.stdout));
}

#[test]
fn a_rule_is_explained_and_a_near_one_suggested() {
    let here = Path::new(".");
    let output = run(here, &["explain", "field-removed"]);
    assert!(text(&output.stdout).starts_with("# field-removed\n") && output.status.success());
    let output = run(here, &["explain"]);
    assert!(text(&output.stdout).lines().any(|line| line.starts_with("tag-renamed ")), "{}", text(&output.stdout));
    let output = run(here, &["explain", "field-remove"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("did you mean `field-removed`"), "{}", text(&output.stderr));
}

#[test]
fn shells_complete_the_commands() {
    for shell in ["bash", "zsh", "fish"] {
        let output = run(Path::new("."), &["completions", shell]);
        assert!(text(&output.stdout).contains("--writer-records") || text(&output.stdout).contains("writer-records"));
    }
}
