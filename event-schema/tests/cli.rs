//! The command line from the outside: this test program is itself an xtask, which it starts in workspaces made for each
//! test, with the events below linked into it.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use chrono::{DateTime, Utc};
use event_core::{Event, Payload, TimestampText};
use libtest_mimic::{Arguments, Failed, Trial};
use serde_json::Value;

/// A note was taken.
#[derive(Event)]
#[event("notes.taken.v1", topic = "notes", key = note_id)]
struct NoteTaken {
    /// The note's identity.
    #[json("note_id", len = 1..)]
    note_id: String,
    #[json("taken_at")]
    taken_at: DateTime<Utc>,
    #[json("text", omitempty)]
    text: Option<String>,
    #[json("shape")]
    shape: Shape,
}

/// What a note looks like.
#[derive(Payload)]
#[payload(tag = "kind", closed)]
enum Shape {
    #[json("plain")]
    Plain,
    #[json("ruled")]
    Ruled {
        #[json("lines")]
        lines: u32,
    },
}

#[derive(Event)]
#[event("notes.sold.v1", topic = "notes")]
struct NoteSold {
    #[json("price")]
    price: f64,
    #[json("sold_at")]
    sold_at: TimestampText,
}

/// Of others, only read.
#[derive(Event)]
#[event(type = "com.example.seen", reader)]
#[expect(dead_code, reason = "only its contract is made")]
struct Seen {
    #[json("seen_at")]
    seen_at: TimestampText,
}

/// The package that the events above are of.
const OURS: (&str, &str) = ("event-schema", "");
const FILES: [&str; 5] = [
    "com.example.seen.reader.json",
    "index.json",
    "notes.sold.v1.json",
    "notes.taken.v1.json",
    "notes.taken.v1.reader.json",
];

type Test = fn() -> Result<(), Failed>;

fn main() -> ExitCode {
    let mut arguments = std::env::args();
    if arguments.nth(1).as_deref() == Some("schemas") {
        return event_schema::cli::main();
    }
    let tests: [(&str, Test); 24] = [
        ("a_first_run_writes_every_file", a_first_run_writes_every_file),
        ("a_second_run_changes_nothing", a_second_run_changes_nothing),
        ("a_changed_file_is_shown_and_put_right", a_changed_file_is_shown_and_put_right),
        ("members_stand_in_declaration_order", members_stand_in_declaration_order),
        ("a_dry_run_writes_nothing", a_dry_run_writes_nothing),
        ("a_file_of_a_gone_event_is_removed", a_file_of_a_gone_event_is_removed),
        ("a_foreign_file_stays_and_is_a_finding", a_foreign_file_stays_and_is_a_finding),
        ("warnings_do_not_change_the_exit_code", warnings_do_not_change_the_exit_code),
        ("settings_say_where_and_under_which_id", settings_say_where_and_under_which_id),
        ("a_package_that_is_not_linked_is_an_error", a_package_that_is_not_linked_is_an_error),
        ("an_excluded_package_is_not_missed", an_excluded_package_is_not_missed),
        ("a_named_package_must_be_linked", a_named_package_must_be_linked),
        ("an_empty_catalog_is_an_error", an_empty_catalog_is_an_error),
        ("a_folder_that_cannot_be_written_is_an_error", a_folder_that_cannot_be_written_is_an_error),
        ("wrong_arguments_and_settings_are_errors", wrong_arguments_and_settings_are_errors),
        ("contracts_of_another_repository_are_copied", contracts_of_another_repository_are_copied),
        ("an_edited_copy_is_a_finding", an_edited_copy_is_a_finding),
        ("a_reader_of_a_type_that_no_copy_lists_is_warned_of", a_reader_of_a_type_that_no_copy_lists_is_warned_of),
        ("a_link_in_the_place_of_a_copy_is_refused", a_link_in_the_place_of_a_copy_is_refused),
        ("a_vendored_diff_names_its_source", a_vendored_diff_names_its_source),
        ("warnings_can_be_denied_and_allowed", warnings_can_be_denied_and_allowed),
        ("an_index_that_others_wrote_is_not_silently_replaced", an_index_that_others_wrote_is_not_silently_replaced),
        (
            "an_index_is_shown_only_where_nothing_else_explains_it",
            an_index_is_shown_only_where_nothing_else_explains_it,
        ),
        ("json_output_is_one_document", json_output_is_one_document),
    ];
    let trials = tests.into_iter().map(|(name, test)| Trial::test(name, test)).collect();
    libtest_mimic::run(&Arguments::from_args(), trials).exit_code()
}

/// A workspace of packages with a `src/lib.rs` each, and what it says in `[workspace.metadata.events]`.
struct Workspace {
    folder: tempfile::TempDir,
}

struct Run {
    code: Option<i32>,
    stdout: String,
    stderr: String,
}

impl Workspace {
    fn new(settings: &str, packages: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let names: Vec<&str> = packages.iter().map(|(name, _)| *name).collect();
        let manifest =
            format!("[workspace]\nresolver = \"3\"\nmembers = {names:?}\n\n[workspace.metadata.events]\n{settings}\n");
        std::fs::write(folder.path().join("Cargo.toml"), manifest).expect("a manifest");
        for (name, source) in packages {
            let package = folder.path().join(name);
            std::fs::create_dir_all(package.join("src")).expect("a folder");
            let manifest = format!("[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n");
            std::fs::write(package.join("Cargo.toml"), manifest).expect("a manifest");
            std::fs::write(package.join("src/lib.rs"), source).expect("a source file");
        }
        Self { folder }
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    fn read(&self, path: &str) -> String {
        std::fs::read_to_string(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    fn names(&self, folder: &str) -> Vec<String> {
        names(&self.path(folder))
    }

    fn run(&self, arguments: &str) -> Run {
        let program = std::env::current_exe().expect("this program has a path");
        let output = Command::new(program)
            .args(arguments.split(' '))
            .current_dir(self.folder.path())
            .env("CARGO_MANIFEST_DIR", self.folder.path())
            .output()
            .expect("this program starts");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
        Run { code: output.status.code(), stdout: text(output.stdout), stderr: text(output.stderr) }
    }

    /// Runs, and expects an exit code and a part of what is printed.
    #[track_caller]
    fn check(&self, arguments: &str, code: i32, part: &str) -> Run {
        let run = self.run(arguments);
        let printed = if code == 2 { &run.stderr } else { &run.stdout };
        assert_eq!(run.code, Some(code), "{}{}", run.stdout, run.stderr);
        assert!(printed.contains(part), "{part:?} is not in: {}{}", run.stdout, run.stderr);
        assert!(!printed.contains('\u{1b}'), "colour where there is no terminal: {printed}");
        run
    }
}

fn names(folder: &Path) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut names: Vec<String> =
        entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

fn a_first_run_writes_every_file() -> Result<(), Failed> {
    let workspace = Workspace::new("", &[OURS]);
    workspace.check("schemas --check", 1, "error[missing]: schemas/notes.taken.v1.json is not there yet");
    assert_eq!(workspace.names("schemas"), Vec::<String>::new());
    workspace.check("schemas", 0, "schemas: 3 events, 5 files written or removed, 0 unchanged");
    assert_eq!(workspace.names("schemas"), FILES);
    Ok(())
}

fn a_second_run_changes_nothing() -> Result<(), Failed> {
    let workspace = Workspace::new("", &[OURS]);
    workspace.check("schemas", 0, "created schemas/notes.taken.v1.json");
    workspace.check("schemas --check", 0, "schemas: the contracts of 3 events say what the types say");
    let run = workspace.check("schemas", 0, "0 files written or removed, 5 unchanged");
    assert!(!run.stdout.contains("created"), "{}", run.stdout);
    Ok(())
}

fn a_changed_file_is_shown_and_put_right() -> Result<(), Failed> {
    let workspace = Workspace::new("", &[OURS]);
    workspace.check("schemas", 0, "");
    let current = workspace.read("schemas/notes.taken.v1.json");
    let other = current.replace("\"note_id\"", "\"id\"");
    std::fs::write(workspace.path("schemas/notes.taken.v1.json"), other)?;
    let run = workspace.check(
        "schemas --check",
        1,
        "error[stale]: schemas/notes.taken.v1.json differs from the types\n  --> ",
    );
    for part in ["tests/cli.rs:", "NoteTaken", "\n-    \"id\": {\n+    \"note_id\": {\n", "read the diff (a released"] {
        assert!(run.stdout.contains(part), "{part:?} is not in {}", run.stdout);
    }
    workspace.check("schemas", 0, "updated schemas/notes.taken.v1.json");
    assert_eq!(workspace.read("schemas/notes.taken.v1.json"), current);
    Ok(())
}

fn members_stand_in_declaration_order() -> Result<(), Failed> {
    let workspace = Workspace::new("", &[OURS]);
    workspace.check("schemas", 0, "");
    let schema: Value = serde_json::from_str(&workspace.read("schemas/notes.taken.v1.json"))?;
    let keys = |value: &Value| value.as_object().expect("an object").keys().cloned().collect::<Vec<_>>();
    let root =
        ["$schema", "title", "description", "type", "properties", "required", "x-event", "x-contract", "definitions"];
    assert_eq!(keys(&schema), root);
    assert_eq!(keys(&schema["properties"]), ["note_id", "taken_at", "text", "shape"]);
    assert_eq!(keys(&schema["definitions"]["ShapeRuled"]["properties"]), ["kind", "lines"]);
    assert_eq!(schema["x-event"]["key"], "note_id");
    Ok(())
}

fn a_dry_run_writes_nothing() -> Result<(), Failed> {
    let workspace = Workspace::new("", &[OURS]);
    workspace.check("schemas --dry-run", 0, "would change[missing]: schemas/notes.sold.v1.json");
    assert_eq!(workspace.names("schemas"), Vec::<String>::new());
    Ok(())
}

fn a_file_of_a_gone_event_is_removed() -> Result<(), Failed> {
    let workspace = Workspace::new("", &[OURS]);
    workspace.check("schemas", 0, "");
    let index = workspace.read("schemas/index.json").replace("notes.taken.v1", "notes.gone.v1");
    std::fs::write(workspace.path("schemas/index.json"), index)?;
    for suffix in ["json", "reader.json"] {
        let [from, to] = ["taken", "gone"].map(|name| workspace.path(&format!("schemas/notes.{name}.v1.{suffix}")));
        std::fs::rename(from, to)?;
    }
    workspace.check(
        "schemas --check",
        1,
        "error[extra]: schemas/notes.gone.v1.json belongs to no linked event any more",
    );
    workspace.check("schemas", 0, "removed schemas/notes.gone.v1.json");
    assert_eq!(workspace.names("schemas"), FILES);
    Ok(())
}

fn a_foreign_file_stays_and_is_a_finding() -> Result<(), Failed> {
    let workspace = Workspace::new("", &[OURS]);
    workspace.check("schemas", 0, "");
    std::fs::create_dir(workspace.path("schemas/external"))?;
    std::fs::write(workspace.path("schemas/waivers.toml"), "")?;
    workspace.check("schemas --check", 0, "");
    std::fs::write(workspace.path("schemas/mine.json"), "{}")?;
    workspace.check("schemas", 0, "warning[unknown]: schemas/mine.json");
    workspace.check("schemas --check", 1, "error[unknown]: schemas/mine.json");
    assert_eq!(workspace.read("schemas/mine.json"), "{}");
    Ok(())
}

fn warnings_do_not_change_the_exit_code() -> Result<(), Failed> {
    let workspace = Workspace::new("", &[OURS]);
    workspace.check("schemas", 0, "");
    let run = workspace.check("schemas --check", 0, "warning[float-money]: notes.sold.v1: `price` looks like money");
    for part in ["warning[timestamp-text]: notes.sold.v1: `sold_at`", "warning[undocumented-event]: notes.sold.v1"] {
        assert!(run.stdout.contains(part), "{part:?} is not in {}", run.stdout);
    }
    assert!(run.stdout.contains("tests/cli.rs:"), "{}", run.stdout);
    assert!(!run.stdout.contains("com.example.seen"), "{}", run.stdout);
    Ok(())
}

fn settings_say_where_and_under_which_id() -> Result<(), Failed> {
    let workspace = Workspace::new("dir = \"docs/contracts\"\nbase-uri = \"https://x.example/\"", &[OURS]);
    workspace.check("schemas", 0, "created docs/contracts/notes.taken.v1.json");
    let text = workspace.read("docs/contracts/notes.taken.v1.json");
    let start = "{\n  \"$schema\": \"http://json-schema.org/draft-07/schema#\",\n  \"$id\": \"https://x.example/notes.taken.v1.json\",\n";
    assert!(text.starts_with(start), "{text}");
    Ok(())
}

const UNLINKED: (&str, &str) = ("other-events", "#[derive(event_core::Event)]\n#[event(\"a.v1\")]\npub struct A;\n");

fn a_package_that_is_not_linked_is_an_error() -> Result<(), Failed> {
    let workspace = Workspace::new("", &[OURS, UNLINKED]);
    let run =
        workspace.check("schemas --check", 2, "package `other-events` derives Event at other-events/src/lib.rs:1");
    assert!(run.stderr.contains("`use other_events as _;`"), "{}", run.stderr);
    workspace.check("schemas", 2, "error: package `other-events`");
    assert_eq!(workspace.names("schemas"), Vec::<String>::new());
    Ok(())
}

fn an_excluded_package_is_not_missed() -> Result<(), Failed> {
    Workspace::new("exclude = [\"other-events\"]", &[OURS, UNLINKED]).check("schemas", 0, "3 events");
    Workspace::new("crates = [\"event-schema\"]", &[OURS, UNLINKED]).check("schemas", 0, "3 events");
    Ok(())
}

fn a_named_package_must_be_linked() -> Result<(), Failed> {
    let workspace = Workspace::new("crates = [\"event-schema\", \"nobody\"]", &[OURS]);
    workspace.check("schemas", 2, "names `nobody`, but no event of it is linked");
    Ok(())
}

fn an_empty_catalog_is_an_error() -> Result<(), Failed> {
    let workspace = Workspace::new("", &[("another", "")]);
    workspace.check(
        "schemas --check",
        2,
        "the catalog is empty: no event of this workspace's chosen packages is linked",
    );
    workspace.check("schemas", 2, "only such of `event-schema`");
    Ok(())
}

fn a_folder_that_cannot_be_written_is_an_error() -> Result<(), Failed> {
    // Below a file no folder can be, whoever runs this.
    let workspace = Workspace::new("dir = \"Cargo.toml/schemas\"", &[OURS]);
    for arguments in ["schemas", "schemas --check"] {
        workspace.check(arguments, 2, "Cargo.toml/schemas");
    }
    assert_eq!(workspace.names(""), ["Cargo.toml", "event-schema"]);
    Ok(())
}

fn wrong_arguments_and_settings_are_errors() -> Result<(), Failed> {
    let workspace = Workspace::new("dri = \"x\"", &[OURS]);
    workspace.check("schemas", 2, "unknown key `dri` in [workspace.metadata.events]");
    workspace.check("schemas --chekc", 2, "--check");
    let allowed = Workspace::new("allow = [\"float-mony\"]", &[OURS]);
    allowed.check(
        "schemas",
        2,
        "the warnings are `undocumented-event`, `float-money`, `timestamp-text`, `unknown-event`",
    );
    let file = Workspace::new("", &[OURS]);
    std::fs::write(file.path("schemas"), "")?;
    let advice = "it is a file: move it away, or set `dir` in [workspace.metadata.events]";
    file.check("schemas", 2, advice);
    file.check("schemas --check", 2, advice);
    workspace.check("schemas --help", 0, "Exit codes:");
    let nowhere = tempfile::tempdir()?;
    let workspace = Workspace { folder: nowhere };
    workspace.check("schemas", 2, "cannot read the workspace of");
    Ok(())
}

fn contracts_of_another_repository_are_copied() -> Result<(), Failed> {
    let other = Workspace::new("", &[OURS]);
    other.check("schemas", 0, "");
    let from = other.path("schemas").display().to_string();
    let workspace = Workspace::new("", &[OURS]);
    workspace.check(
        &format!("schemas vendor {from} --name shop"),
        0,
        "schemas/external/shop: 3 events, 5 files written",
    );
    assert_eq!(workspace.names("schemas/external/shop"), FILES);
    for file in FILES {
        assert_eq!(workspace.read(&format!("schemas/external/shop/{file}")), other.read(&format!("schemas/{file}")));
    }
    std::fs::write(other.path("schemas/notes.taken.v1.json"), "{}")?;
    std::fs::remove_file(other.path("schemas/notes.sold.v1.json"))?;
    let before = workspace.read("schemas/external/shop/notes.taken.v1.json");
    let run = workspace.check(&format!("schemas vendor {from} --name shop"), 2, "notes.taken.v1.json has the sha256");
    assert!(run.stderr.contains("cannot read") && run.stderr.contains("notes.sold.v1.json"), "{}", run.stderr);
    assert_eq!(workspace.read("schemas/external/shop/notes.taken.v1.json"), before);
    workspace.check(&format!("schemas vendor {from} --name ../x"), 2, "the name \"../x\" cannot be a folder's");
    Ok(())
}

/// A workspace with its own contracts and a copy of the same from another repository, and that one.
fn with_a_copy(settings: &str) -> (Workspace, Workspace) {
    let (workspace, other) = (Workspace::new(settings, &[OURS]), Workspace::new("", &[OURS]));
    other.check("schemas", 0, "");
    workspace.check("schemas", 0, "");
    workspace.check(&format!("schemas vendor {} --name shop", other.path("schemas").display()), 0, "5 files written");
    (workspace, other)
}

fn edit(workspace: &Workspace, file: &str, from: &str, to: &str) {
    let text = workspace.read(file);
    assert!(text.contains(from), "{from:?} is not in {file}");
    std::fs::write(workspace.path(file), text.replace(from, to)).expect("a file");
}

fn an_edited_copy_is_a_finding() -> Result<(), Failed> {
    let (workspace, other) = with_a_copy("");
    workspace.check("schemas --check", 0, "");
    edit(&workspace, "schemas/external/shop/notes.taken.v1.json", "note_id", "id");
    std::fs::write(workspace.path("schemas/external/shop/more.json"), "{}")?;
    let edited = "schemas/external/shop/notes.taken.v1.json was edited; run `cargo xtask schemas vendor` again";
    let run = workspace.check("schemas --check", 1, &format!("error[external]: {edited}"));
    assert!(run.stdout.contains("error[external]: schemas/external/shop/more.json is not listed"), "{}", run.stdout);
    workspace.check("schemas", 0, &format!("warning[external]: {edited}"));
    let report: Value = serde_json::from_str(&workspace.check("schemas --check --output json", 1, "").stdout)?;
    assert_eq!((&report["status"], report["external"].as_array().map(Vec::len)), (&Value::from("stale"), Some(2)));

    std::fs::remove_file(workspace.path("schemas/external/shop/more.json"))?;
    let again = format!("schemas vendor {} --name shop", other.path("schemas").display());
    workspace.check(&again, 0, "updated schemas/external/shop/notes.taken.v1.json");
    workspace.check("schemas --check", 0, "");
    std::fs::remove_file(workspace.path("schemas/external/shop/notes.sold.v1.json"))?;
    workspace.check("schemas --check", 1, "error[external]: schemas/external/shop/notes.sold.v1.json is missing");
    Ok(())
}

fn a_reader_of_a_type_that_no_copy_lists_is_warned_of() -> Result<(), Failed> {
    let (workspace, other) = with_a_copy("");
    let warning = "warning[unknown-event]";
    let warns = |part: &str| {
        let stdout = workspace.check("schemas --check", 0, part).stdout;
        assert_eq!(stdout.contains(warning), !part.is_empty(), "{stdout}");
    };
    warns("");
    let schemas = other.path("schemas");
    std::fs::rename(schemas.join("com.example.seen.reader.json"), schemas.join("com.example.sene.reader.json"))?;
    edit(&other, "schemas/index.json", "com.example.seen", "com.example.sene");
    workspace.check(&format!("schemas vendor {} --name shop", schemas.display()), 0, "");
    warns(
        "warning[unknown-event]: com.example.seen: the event is only read, and no index in `external/` lists its type",
    );
    warns("did you mean `com.example.sene`?");
    std::fs::remove_dir_all(workspace.path("schemas/external"))?;
    warns("");
    Ok(())
}

fn a_link_in_the_place_of_a_copy_is_refused() -> Result<(), Failed> {
    #[cfg(unix)]
    {
        let (workspace, other) = with_a_copy("");
        let elsewhere = tempfile::tempdir()?;
        std::fs::remove_dir_all(workspace.path("schemas/external/shop"))?;
        std::os::unix::fs::symlink(elsewhere.path(), workspace.path("schemas/external/shop"))?;
        let again = format!("schemas vendor {} --name shop", other.path("schemas").display());
        workspace.check(&again, 2, "schemas/external/shop is a symbolic link");
        assert_eq!(names(elsewhere.path()), Vec::<String>::new());
    }
    Ok(())
}

fn a_vendored_diff_names_its_source() -> Result<(), Failed> {
    let (workspace, other) = with_a_copy("");
    edit(&workspace, "schemas/external/shop/notes.taken.v1.json", "note_id", "id");
    let from = other.path("schemas").display().to_string();
    let run = workspace.check(&format!("schemas vendor {from} --name shop --output json"), 0, "\"written\"");
    let report: Value = serde_json::from_str(&run.stdout)?;
    let diff = report["changes"][0]["diff"].as_str().expect("a diff");
    assert!(diff.contains(&format!("(from {from})")) && !diff.contains("from the types"), "{diff}");
    Ok(())
}

fn warnings_can_be_denied_and_allowed() -> Result<(), Failed> {
    let workspace = Workspace::new("", &[OURS]);
    workspace.check("schemas --deny-warnings", 1, "error: warnings are denied");
    assert_eq!(workspace.names("schemas"), FILES, "it is written all the same");
    workspace.check("schemas --check --deny-warnings", 1, "warning[float-money]");
    edit(
        &workspace,
        "Cargo.toml",
        "[workspace.metadata.events]\n",
        "[workspace.metadata.events]\nallow = [\"float-money\"]\n",
    );
    let run = workspace.check("schemas --check --deny-warnings", 1, "warning[timestamp-text]");
    assert!(!run.stdout.contains("float-money"), "{}", run.stdout);
    edit(&workspace, "Cargo.toml", "\"float-money\"", "\"float-money\", \"timestamp-text\", \"undocumented-event\"");
    let run = workspace.check("schemas --check --deny-warnings", 0, "say what the types say");
    assert!(!run.stdout.contains("warning"), "{}", run.stdout);
    Ok(())
}

fn an_index_that_others_wrote_is_not_silently_replaced() -> Result<(), Failed> {
    let workspace = Workspace::new("", &[OURS]);
    workspace.check("schemas", 0, "");
    let newer = "{\"format\": 2, \"contracts\": {}}";
    std::fs::write(workspace.path("schemas/index.json"), newer)?;
    std::fs::remove_file(workspace.path("schemas/notes.sold.v1.json"))?;
    for arguments in ["schemas", "schemas --check"] {
        workspace.check(arguments, 2, "written by a newer event-schema: its format is 2");
    }
    assert_eq!(workspace.read("schemas/index.json"), newer);
    assert!(!workspace.path("schemas/notes.sold.v1.json").exists(), "nothing is half written");
    std::fs::write(workspace.path("schemas/index.json"), "<<<<<<< ours")?;
    let run = workspace.check("schemas", 0, "updated schemas/index.json");
    assert!(run.stdout.starts_with("warning[broken-index]: schemas/index.json is no index"), "{}", run.stdout);
    workspace.check("schemas --check", 0, "");
    Ok(())
}

fn an_index_is_shown_only_where_nothing_else_explains_it() -> Result<(), Failed> {
    let workspace = Workspace::new("", &[OURS]);
    let run = workspace.check("schemas --check", 1, "schemas: 4 files and their index differ from the types");
    assert!(!run.stdout.contains("sha256"), "{}", run.stdout);
    workspace.check("schemas", 0, "");
    edit(&workspace, "schemas/index.json", "\"topic\": \"notes\"", "\"topic\": \"note\"");
    workspace.check("schemas --check", 1, "error[stale]: schemas/index.json differs from the types");
    let run = workspace.check("schemas --check", 1, "schemas: 1 file differs from the types");
    assert!(run.stdout.contains("+      \"topic\": \"notes\""), "{}", run.stdout);
    Ok(())
}

fn json_output_is_one_document() -> Result<(), Failed> {
    let workspace = Workspace::new("", &[OURS]);
    let report: Value = serde_json::from_str(&workspace.check("schemas --check --output json", 1, "").stdout)?;
    assert_eq!((&report["status"], &report["mode"]), (&Value::from("stale"), &Value::from("check")));
    assert_eq!(report["changes"].as_array().map(Vec::len), Some(5));
    assert_eq!(report["changes"][0]["change"], "missing");
    assert_eq!(report["warnings"].as_array().map(Vec::len), Some(3));
    let broken = Workspace::new("dri = \"x\"", &[OURS]).run("schemas --output json");
    let report: Value = serde_json::from_str(&broken.stdout)?;
    assert_eq!((report["status"].as_str(), report["errors"].as_array().map(Vec::len)), (Some("failed"), Some(1)));
    assert_eq!(broken.code, Some(2));
    Ok(())
}
