//! The program `event-schema` as a process: what it prints where, and its exit codes.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

/// Runs the program in `folder`; standard output holds each of `out`, standard error each of `err`.
#[track_caller]
fn check(folder: &Path, arguments: &[&str], input: &str, code: i32, out: &[&str], err: &[&str]) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_event-schema"));
    command.args(arguments).current_dir(folder);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program can be started");
    child.stdin.take().expect("a pipe").write_all(input.as_bytes()).expect("the program reads its input");
    let output = child.wait_with_output().expect("the program ends");
    let (found, errors) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert_eq!(output.status.code(), Some(code), "{arguments:?}: {errors}");
    for expected in out {
        assert!(found.contains(expected), "{arguments:?}: expected {expected:?} in {found}");
    }
    for expected in err {
        assert!(errors.contains(expected), "{arguments:?}: expected {expected:?} in {errors}");
    }
    assert_eq!((found.is_empty(), errors.is_empty()), (out.is_empty(), err.is_empty()), "{found}\n{errors}");
}

#[test]
fn infer_prints_the_source_and_names_what_it_passed_over() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a file in a folder")).expect("the folder is writable");
        std::fs::write(path, text).expect("the folder is writable");
    };
    write("bodies/1.json", "{\n  \"sku\": \"mug\"\n}\n");
    write("bodies/deep/2.jsonl", "{\"sku\":\"lamp\",\"qty\":1}\n\n{\"sku\":\"cup\",\"qty\":2}\n");
    let infer = ["infer", "bodies", "--type", "cart.filled.v1"];
    let source =
        ["// `cart.filled.v1`, from 3 samples. ", "pub struct CartFilled {", "// absent in 1 of 3; largest 2\n"];
    check(folder.path(), &infer, "", 0, &source, &[]);
    check(folder.path(), &["infer", "bodies/deep/2.jsonl", "--type", "a.v1"], "", 0, &["from 2 samples"], &[]);
    let first = [&infer[..], &["--max-samples", "2"]].concat();
    check(folder.path(), &first, "", 0, &["from 2 samples"], &["only the first 2 bodies were looked at"]);

    write("bodies/deep/3.json", "{\"sku\": \"mug\", \"sku\": \"secret\"}");
    let passed = ["passed over: bodies/deep/3.json: at /sku: duplicate field `sku`, at line 1 column 16"];
    check(folder.path(), &infer, "", 1, &source, &passed);

    check(
        folder.path(),
        &["infer", "--type", "a.v1"],
        "{\"x\":1}\n{\n",
        1,
        &["pub x: u32,"],
        &["passed over: -:2: not valid JSON"],
    );
    check(folder.path(), &["infer"], "{\"x\":1}\n", 2, &[], &["error: ", "name it, such as --type orders.placed.v1"]);
    check(folder.path(), &["infer", "--type", "a b"], "{}", 2, &[], &["error: expected a type of letters and digits"]);
    let unusable = ["error: expected samples, found none that is usable", "passed over: -:1: "];
    check(folder.path(), &["infer", "--type", "a.v1"], "<html>", 2, &[], &unusable);
    check(folder.path(), &["infer", "--type", "a.v1"], "", 2, &[], &["error: there is no body in standard input"]);
    check(folder.path(), &["infer", "--type", "a.v1"], "{\n\"x\":\n1}", 0, &["pub x: u32,"], &[]);
    let many = format!("{{}}\n{{\n{}", "[{}]\n".repeat(11));
    let named = [
        "passed over: -:2: not valid JSON",
        "several lines needs --format document",
        "passed over: -:11: ",
        "`jq -c '.[]'` makes lines of it",
        "passed over: 2 more bodies\n",
    ];
    check(folder.path(), &["infer", "--type", "a.v1"], &many, 1, &["{}"], &named);
    check(folder.path(), &["infer", "nowhere", "--type", "a.v1"], "", 2, &[], &["error: cannot read nowhere"]);
    check(folder.path(), &["infer", "--help"], "", 0, &["Exit codes:", "--max-samples"], &[]);
    check(folder.path(), &[], "", 2, &[], &["Usage: event-schema"]);

    let envelope = |event_type: &str| {
        format!(
            "{{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"{event_type}\",\"data\":{{\"x\":1}}}}\n"
        )
    };
    let two = envelope("a.v1") + &envelope("b.v1");
    check(folder.path(), &["infer"], &envelope("a.v1"), 0, &["#[event(\"a.v1\")]"], &[]);
    check(
        folder.path(),
        &["infer"],
        &two,
        2,
        &[],
        &["expected one type, found 1 of `a.v1`, 1 of `b.v1`: pick one with --type"],
    );
    check(folder.path(), &["infer", "--type", "b.v1"], &two, 0, &["#[event(\"b.v1\")]"], &[]);
}
