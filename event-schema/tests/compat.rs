//! The gate from the outside: this test program is itself an xtask, which it starts in repositories made for each test,
//! with the events below linked into it. Their history is made by editing what is exported.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use event_core::{Event, Payload, TextLeaf};
use libtest_mimic::{Arguments, Failed, Trial};
use serde_json::Value;

/// A note was taken.
#[derive(Event)]
#[event("notes.taken.v1", topic = "notes", key = note_id)]
struct NoteTaken {
    /// The note's identity.
    #[json("note_id", len = 1..)]
    note_id: String,
    #[json("text")]
    text: String,
    #[json("lines")]
    lines: u32,
    #[json("weight")]
    weight: f64,
}

/// A code was given.
#[derive(Event)]
#[event("notes.coded.v1", topic = "notes")]
struct NoteCoded {
    #[json("code")]
    code: Code,
}

/// One digit, says its pattern; it takes none of them but those above zero.
#[derive(Payload)]
#[payload(text)]
struct Code(String);

impl TextLeaf for Code {
    const PATTERN: &'static str = "^[0-9]$";
    type Error = &'static str;

    fn parse(text: &str) -> Result<Self, Self::Error> {
        if text == "0" { Err("zero") } else { Ok(Self(text.to_owned())) }
    }

    fn write(&self, out: &mut String) -> Result<(), Self::Error> {
        out.push_str(&self.0);
        Ok(())
    }
}

type Test = fn() -> Result<(), Failed>;

fn main() -> ExitCode {
    if matches!(std::env::args().nth(1).as_deref(), Some("schemas" | "compat")) {
        return event_schema::cli::main();
    }
    let tests: [(&str, Test); 9] = [
        ("an_unchanged_tree_is_compatible", an_unchanged_tree_is_compatible),
        ("a_break_is_shown_with_the_words_of_the_linked_type", a_break_is_shown_with_the_words_of_the_linked_type),
        ("what_the_linked_type_writes_proves_a_forward_break", what_the_linked_type_writes_proves_a_forward_break),
        ("a_type_that_differs_from_its_contract_is_an_internal_error", a_type_that_differs_from_its_contract),
        ("a_file_that_differs_from_the_types_is_a_finding", a_file_that_differs_from_the_types_is_a_finding),
        ("every_format_says_the_same", every_format_says_the_same),
        ("a_waiver_covers_what_the_report_shows", a_waiver_covers_what_the_report_shows),
        ("what_others_write_is_compared", what_others_write_is_compared),
        ("what_cannot_be_checked_is_exit_code_2", what_cannot_be_checked_is_exit_code_2),
    ];
    let trials = tests.into_iter().map(|(name, test)| Trial::test(name, test)).collect();
    libtest_mimic::run(&Arguments::from_args(), trials).exit_code()
}

/// A repository with a workspace whose exported contracts are committed on `main`, after edits.
struct Repository {
    folder: tempfile::TempDir,
}

const TAKEN: &str = "schemas/notes.taken.v1.json";

impl Repository {
    /// Commits contracts with these edits of `file`; the tree has what the types say, on a branch of its own.
    fn with(file: &str, edits: &[(&str, &str)]) -> Self {
        let repository = Self { folder: tempfile::tempdir().expect("a temporary folder") };
        let manifest = "[workspace]\nresolver = \"3\"\nmembers = [\"event-schema\"]\n";
        repository.write("Cargo.toml", manifest);
        let package = "[package]\nname = \"event-schema\"\nversion = \"0.1.0\"\nedition = \"2024\"\n";
        repository.write("event-schema/Cargo.toml", package);
        repository.write("event-schema/src/lib.rs", "");
        repository.git(&["init", "--quiet", "--initial-branch", "main"]);
        repository.check("schemas", 0, &["2 events"]);
        repository.edit(file, edits);
        repository.commit();
        repository.git(&["checkout", "--quiet", "-b", "topic"]);
        repository.check("schemas", 0, &[]);
        repository.commit();
        repository
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    fn write(&self, file: &str, text: &str) {
        let path = self.path(file);
        std::fs::create_dir_all(path.parent().expect("a file has a folder")).expect("a folder");
        std::fs::write(path, text).expect("a file");
    }

    fn edit(&self, file: &str, edits: &[(&str, &str)]) {
        let mut text = std::fs::read_to_string(self.path(file)).expect("a contract");
        for (old, new) in edits {
            assert!(text.contains(old), "{old:?} is not in {text}");
            text = text.replacen(old, new, 1);
        }
        self.write(file, &text);
    }

    fn git(&self, arguments: &[&str]) {
        git(self.folder.path(), arguments);
    }

    fn commit(&self) {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--allow-empty", "--message", "a change"]);
    }

    fn run(&self, arguments: &str) -> (Option<i32>, String, String) {
        run(self.folder.path(), arguments)
    }

    /// The exit code, and parts of what is printed: what is on standard output.
    #[track_caller]
    fn check(&self, arguments: &str, code: i32, parts: &[&str]) -> String {
        let (found, stdout, stderr) = self.run(arguments);
        assert_eq!(found, Some(code), "{stdout}{stderr}");
        let printed = if code == 2 { &stderr } else { &stdout };
        for part in parts {
            assert!(printed.contains(part), "{part:?} is not in: {stdout}{stderr}");
        }
        assert!(!printed.contains('\u{1b}'), "colour where there is no terminal: {printed}");
        stdout
    }
}

fn git(folder: &Path, arguments: &[&str]) {
    let output = Command::new("git")
        .args(["-c", "user.name=n", "-c", "user.email=n@example.com", "-c", "commit.gpgSign=false"])
        .args(arguments)
        .current_dir(folder)
        .env_remove("GIT_DIR")
        .output()
        .expect("git runs");
    assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}

fn run(folder: &Path, arguments: &str) -> (Option<i32>, String, String) {
    let output = Command::new(std::env::current_exe().expect("this program has a path"))
        .args(arguments.split(' '))
        .current_dir(folder)
        .env("CARGO_MANIFEST_DIR", folder)
        .output()
        .expect("this program starts");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    (output.status.code(), text(output.stdout), text(output.stderr))
}

fn an_unchanged_tree_is_compatible() -> Result<(), Failed> {
    let repository = Repository::with(TAKEN, &[]);
    repository.check("compat", 0, &["no findings"]);
    repository.git(&["checkout", "--quiet", "--detach"]);
    repository.check("compat", 0, &["no findings"]);
    repository.git(&["checkout", "--quiet", "main"]);
    repository.check("compat", 0, &["no findings", "no baseline yet: notes.coded.v1, notes.taken.v1"]);
    Ok(())
}

fn a_break_is_shown_with_the_words_of_the_linked_type() -> Result<(), Failed> {
    let repository = Repository::with(TAKEN, &[("    \"text\",\n", "")]);
    repository.check(
        "compat",
        1,
        &[
            "error[field-became-required]: notes.taken.v1 (backward): ",
            "tests/compat.rs:",
            "NoteTaken.text",
            "{\"note_id\":\"",
            "\"text\" is a required property",
            "reader:     missing field `text`",
            "`text` may be missing in schemas/notes.taken.v1.json:",
            "pointer  /properties/text",
        ],
    );
    repository.check("compat --direction forward", 0, &[]);
    repository.check("compat --against main", 1, &["error[field-became-required]"]);
    repository.check("compat --against HEAD", 0, &[]);
    Ok(())
}

fn what_the_linked_type_writes_proves_a_forward_break() -> Result<(), Failed> {
    let repository = Repository::with(TAKEN, &[("\"maximum\": 4294967295", "\"maximum\": 10")]);
    let output = repository.check("compat", 1, &["error[range-widened]: notes.taken.v1 (forward)", "\"lines\":11"]);
    assert!(!output.contains("reader:     "), "the older type is not linked: {output}");
    Ok(())
}

fn a_type_that_differs_from_its_contract() -> Result<(), Failed> {
    let repository = Repository::with("schemas/notes.coded.v1.json", &[("^[0-9]$", "^[1-9]$")]);
    repository.check(
        "compat",
        2,
        &["internal error: notes.coded.v1: the document {\"code\":\"0\"} cannot be written by the type", "NoteCoded"],
    );
    Ok(())
}

fn a_file_that_differs_from_the_types_is_a_finding() -> Result<(), Failed> {
    let repository = Repository::with(TAKEN, &[]);
    repository.edit(TAKEN, &[("A note was taken.", "A note was lost.")]);
    repository.check("compat", 1, &["error[stale-contract]", "schemas/notes.taken.v1.json differs from the types"]);
    Ok(())
}

fn every_format_says_the_same() -> Result<(), Failed> {
    let repository = Repository::with(TAKEN, &[("    \"text\",\n", "")]);
    let report: Value = serde_json::from_str(&repository.check("compat --output json", 1, &[]))?;
    let finding = &report["findings"][0];
    assert_eq!((&finding["rule"], &finding["severity"]), (&"field-became-required".into(), &"error".into()));
    assert_eq!(finding["pointer"], "/properties/text");
    let log: Value = serde_json::from_str(&repository.check("compat --output sarif", 1, &[]))?;
    assert_eq!(log["runs"][0]["results"][0]["ruleId"], "field-became-required");
    repository.check("compat --output github", 1, &["::error ", "field-became-required"]);
    repository.check("compat --output markdown", 1, &["field-became-required"]);
    let failed = repository.run("compat --output json --against no-such");
    let report: Value = serde_json::from_str(&failed.1)?;
    assert_eq!((failed.0, report["status"].as_str()), (Some(2), Some("failed")));
    Ok(())
}

fn a_waiver_covers_what_the_report_shows() -> Result<(), Failed> {
    let repository = Repository::with(TAKEN, &[("    \"text\",\n", "")]);
    let report: Value = serde_json::from_str(&repository.check("compat --output json", 1, &[]))?;
    let [kind, rule, pointer] =
        ["type", "rule", "pointer"].map(|key| report["findings"][0][key].as_str().unwrap_or_default());
    let waiver = format!(
        "[[waiver]]\ntype = \"{kind}\"\nrule = \"{rule}\"\npointer = \"{pointer}\"\nreason = \"asked\"\nexpires = 2026-03-31\n"
    );
    repository.write("schemas/waivers.toml", &waiver);
    repository.check("compat --today 2026-03-31", 0, &["waived[field-became-required]"]);
    repository.check("compat --today 2026-04-01", 1, &["error[waiver-expired]", "error[field-became-required]"]);
    Ok(())
}

fn what_others_write_is_compared() -> Result<(), Failed> {
    let repository = Repository::with(TAKEN, &[]);
    let other = Repository::with(TAKEN, &[]);
    let schemas = other.path("schemas").display().to_string();
    repository.check(&format!("compat --writers {schemas}"), 0, &["no findings"]);
    repository.check(&format!("compat --writers {}", other.path("event-schema").display()), 2, &["has no index.json"]);
    Ok(())
}

fn what_cannot_be_checked_is_exit_code_2() -> Result<(), Failed> {
    let repository = Repository::with(TAKEN, &[]);
    repository.check("compat --against no-such", 2, &["\"no-such\""]);
    repository.check("compat --direction sideways", 2, &[]);
    repository.check("compat --today yesterday", 2, &["YYYY-MM-DD"]);
    let clone = repository.path("clone");
    let url = format!("file://{}", repository.folder.path().display());
    repository.git(&["clone", "--quiet", "--depth", "1", &url, "clone"]);
    let (code, _, stderr) = run(&clone, "compat");
    assert!(code == Some(2) && stderr.contains("`fetch-depth: 0`"), "{stderr}");
    Ok(())
}
