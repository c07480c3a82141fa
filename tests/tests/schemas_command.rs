//! `cargo xtask schemas` as a user has it: a workspace of its own with an events crate and the three-line xtask, built
//! and run by cargo after each edit. What each kind of edit does to a contract is in `schema_edits`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

const PLACED: &str = r#"
/// An order was placed.
#[derive(event_core::Event)]
#[event("orders.placed.v1", topic = "orders")]
pub struct Placed {
    #[json("note", len = ..=64)]
    pub note: String,
}
"#;

const SAME_TYPE: &str = r#"
/// The same again.
#[derive(event_core::Event)]
#[event("orders.placed.v1", topic = "orders")]
pub struct PlacedToo {}
"#;

const SAME_NAME: &str = r#"
/// An order was sent.
#[derive(event_core::Event)]
#[event("orders.sent.v1", topic = "orders")]
pub struct Sent {
    #[json("line")]
    pub line: Line,
    #[json("parcel")]
    pub parcel: parcel::Line,
}

#[derive(event_core::Payload)]
pub struct Line {}

pub mod parcel {
    #[derive(event_core::Payload)]
    pub struct Line {}
}
"#;

const COUNTED: &str = r#"
/// Goods were counted.
#[derive(event_core::Event)]
#[event("stock.counted.v1")]
pub struct Counted {}
"#;

/// One test, since all steps share one build.
#[test]
fn the_command_writes_checks_and_refuses() {
    let workspace = Workspace::make();
    workspace.events(PLACED);

    workspace.run(
        &["schemas", "--check"],
        1,
        &["error[missing]: schemas/orders.placed.v1.json", "--> events/src/lib.rs:5  events::Placed"],
    );
    assert_eq!(workspace.schemas(), BTreeMap::new(), "a check writes nothing");
    workspace.run(&["schemas"], 0, &["created schemas/orders.placed.v1.json", "created schemas/index.json"]);
    let written = workspace.schemas();
    assert_eq!(written.keys().collect::<Vec<_>>(), ["index.json", "orders.placed.v1.json"]);
    workspace.run(&["schemas", "--check"], 0, &["the contracts of 1 event say what the types say"]);

    workspace.events(&PLACED.replace("64", "65"));
    let lines =
        ["error[stale]: schemas/orders.placed.v1.json", "\n-      \"maxLength\": 64\n+      \"maxLength\": 65\n"];
    workspace.run(&["schemas", "--check"], 1, &lines);
    let advice =
        ["schemas: 1 file and its index differ from the types of 1 event: run `cargo xtask schemas`, read the diff"];
    workspace.run(&["schemas", "--check"], 1, &advice);
    workspace.run(&["schemas", "--check", "--output", "json"], 1, &["\"status\": \"stale\""]);
    assert_eq!(workspace.schemas(), written, "a check writes nothing");

    workspace.events(&format!("{PLACED}{SAME_TYPE}"));
    let problem = ["error: two events of type `orders.placed.v1`", "events::Placed (", "events::PlacedToo ("];
    workspace.refuses(&problem, &written);

    workspace.events(&format!("{PLACED}{SAME_NAME}"));
    workspace.refuses(&["two types are named `Line`", "events::Line", "events::parcel::Line"], &written);

    workspace.events("");
    workspace.refuses(&["error: the catalog is empty"], &written);

    workspace.events(PLACED);
    workspace.write("stock/src/lib.rs", COUNTED);
    workspace.refuses(&["package `stock` derives Event at stock/src/lib.rs:3", "use stock as _;"], &written);
    workspace.write("stock/src/lib.rs", "");
    workspace.run(&["schemas", "--check"], 0, &[]);

    workspace.events(&PLACED.replace("64", "65"));
    let file = workspace.root.join("schemas/orders.placed.v1.json");
    std::fs::remove_file(&file).and_then(|()| std::fs::create_dir(&file)).expect("a folder in the place of a file");
    workspace.run(&["schemas"], 2, &["error: cannot read ", "orders.placed.v1.json"]);
    assert_eq!(workspace.names(&workspace.root.join("schemas")), ["index.json", "orders.placed.v1.json"]);
    let index = std::fs::read_to_string(workspace.root.join("schemas/index.json")).expect("the index stays");
    assert_eq!(index, written["index.json"]);

    std::fs::remove_dir_all(workspace.root.join("schemas")).expect("a folder that was written");
    workspace.write("schemas", "not a folder");
    for arguments in [&["schemas"] as &[&str], &["schemas", "--check"]] {
        workspace.run(
            arguments,
            2,
            &["error: cannot read the folder of contracts", "schemas: it is a file: move it away"],
        );
    }
    let left = std::fs::read_to_string(workspace.root.join("schemas")).expect("the file stays");
    assert_eq!(left, "not a folder");
    let names: Vec<String> = workspace.names(&workspace.root);
    assert_eq!(names, [".cargo", "Cargo.lock", "Cargo.toml", "events", "schemas", "stock", "xtask"]);
}

/// A user's workspace in the target folder.
struct Workspace {
    root: PathBuf,
}

impl Workspace {
    fn make() -> Self {
        let repository =
            Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the tests are a folder of the workspace");
        let workspace = Self { root: Path::new(env!("CARGO_TARGET_TMPDIR")).join("schemas-command") };
        if workspace.root.exists() {
            std::fs::remove_dir_all(&workspace.root).expect("what an earlier run left");
        }
        let dependency = |name: &str| format!("{name} = {{ path = {:?} }}\n", repository.join(name));
        let members = "[workspace]\nresolver = \"3\"\nmembers = [\"events\", \"stock\", \"xtask\"]\n";
        workspace.write("Cargo.toml", members);
        workspace.write(".cargo/config.toml", "[alias]\nxtask = \"run --quiet --package xtask --\"\n");
        workspace.package("events", &dependency("event-core"));
        workspace.package("stock", &dependency("event-core"));
        workspace.package("xtask", &format!("{}events = {{ path = \"../events\" }}\n", dependency("event-schema")));
        workspace.write("stock/src/lib.rs", "");
        let main = "use events as _;\n\nfn main() -> std::process::ExitCode {\n    event_schema::cli::main()\n}\n";
        workspace.write("xtask/src/main.rs", main);
        // The repository's versions, so that nothing is fetched.
        std::fs::copy(repository.join("Cargo.lock"), workspace.root.join("Cargo.lock"))
            .expect("the repository's lock file");
        workspace
    }

    fn package(&self, name: &str, dependencies: &str) {
        let package = format!("[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n");
        self.write(&format!("{name}/Cargo.toml"), &format!("{package}\n[dependencies]\n{dependencies}"));
    }

    fn events(&self, source: &str) {
        self.write("events/src/lib.rs", source);
    }

    fn write(&self, file: &str, text: &str) {
        let path = self.root.join(file);
        std::fs::create_dir_all(path.parent().expect("a file has a folder")).expect("a folder of the target folder");
        std::fs::write(path, text).expect("a file of the target folder");
    }

    /// Runs `cargo xtask` with these arguments: the exit code is this, and the output has these parts.
    #[track_caller]
    fn run(&self, arguments: &[&str], code: i32, parts: &[&str]) {
        let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("it is a folder of the target folder");
        let output = Command::new(std::env::var_os("CARGO").expect("cargo runs the tests"))
            .arg("xtask")
            .args(arguments)
            .current_dir(&self.root)
            // Most dependencies are built there already.
            .env("CARGO_TARGET_DIR", target)
            .env("CARGO_NET_OFFLINE", "true")
            .output()
            .expect("cargo runs");
        let text = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        assert_eq!(output.status.code(), Some(code), "cargo xtask {arguments:?}:\n{text}");
        for part in parts {
            assert!(text.contains(part), "no {part:?} in the output of cargo xtask {arguments:?}:\n{text}");
        }
    }

    /// Writing and checking both end with exit code 2 and these parts in the output, and leave the contracts as they are.
    #[track_caller]
    fn refuses(&self, parts: &[&str], schemas: &BTreeMap<String, String>) {
        for arguments in [&["schemas"] as &[&str], &["schemas", "--check"]] {
            self.run(arguments, 2, parts);
            assert_eq!(self.schemas(), *schemas, "after cargo xtask {arguments:?}");
        }
    }

    /// The files of the folder of contracts, whatever their names.
    fn schemas(&self) -> BTreeMap<String, String> {
        let folder = self.root.join("schemas");
        if !folder.exists() {
            return BTreeMap::new();
        }
        let read = |name: String| {
            let text = std::fs::read_to_string(folder.join(&name)).expect("a file of text");
            (name, text)
        };
        self.names(&folder).into_iter().map(read).collect()
    }

    fn names(&self, folder: &Path) -> Vec<String> {
        let entries = std::fs::read_dir(folder).expect("a folder that can be listed");
        let mut names: Vec<String> =
            entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }
}
