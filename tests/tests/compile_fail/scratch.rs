//! A Cargo workspace of its own in the target folder: every case is an example of one of its packages, and one
//! `cargo check` judges them all.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;

use serde_json::Value;

use crate::case::Case;
use crate::problem::Problem;

/// What judges the cases.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Tool {
    Check,
    Clippy,
}

#[derive(Debug, Clone, Copy)]
pub(crate) enum Edition {
    E2021,
    E2024,
}

/// A package whose examples are cases.
#[derive(Debug)]
pub(crate) struct Package<'a> {
    name: &'static str,
    manifest: String,
    cases: &'a [Case],
}

impl<'a> Package<'a> {
    /// A package with event-core and the crates of the leaf types.
    pub(crate) fn new(name: &'static str, edition: Edition, cases: &'a [Case]) -> Self {
        Self::with("event-core = { path = CORE, features = [\"decimal\"] }", name, edition, cases)
    }

    /// A package that knows event-core as `contracts`.
    pub(crate) fn renamed(name: &'static str, edition: Edition, cases: &'a [Case]) -> Self {
        Self::with(
            "contracts = { package = \"event-core\", path = CORE, features = [\"decimal\"] }",
            name,
            edition,
            cases,
        )
    }

    fn with(core: &str, name: &'static str, edition: Edition, cases: &'a [Case]) -> Self {
        let edition = match edition {
            Edition::E2021 => "2021",
            Edition::E2024 => "2024",
        };
        let core = core.replace("CORE", &quoted(&root().join("event-core")));
        let mut manifest = format!(
            "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"{edition}\"\npublish = false\n\n[dependencies]\n\
             {core}\nchrono = {{ version = \"0.4\", default-features = false, features = [\"clock\"] }}\n\
             rust_decimal = {{ version = \"1\", default-features = false }}\nserde_json = \"1\"\nuuid = \"1\"\n"
        );
        for case in cases {
            let (target, path) = (case.target(), quoted(&case.path));
            // A library needs no `main`, so a case is nothing but its types.
            let _ = write!(manifest, "\n[[example]]\nname = \"{target}\"\npath = {path}\ncrate-type = [\"lib\"]\n");
        }
        Self { name, manifest, cases }
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// A path as a TOML string.
fn quoted(path: &Path) -> String {
    format!("{:?}", path.to_string_lossy())
}

fn scratch() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("ui")
}

/// The case with another source, in the scratch folder.
pub(crate) fn copy(folder: &str, case: &Case, source: &str) -> Case {
    let path = scratch().join(folder).join("cases").join(format!("{}.rs", case.target()));
    write(&path, source);
    Case { path, ..case.clone() }
}

/// Writes a file unless it says the same already, so that Cargo need not look again.
fn write(path: &Path, text: &str) {
    if fs::read_to_string(path).is_ok_and(|known| known == text) {
        return;
    }
    let folder = path.parent().expect("a file in a folder");
    fs::create_dir_all(folder).and_then(|()| fs::write(path, text)).expect("the scratch folder can be written");
}

/// Judges every case of the packages: its errors and warnings, in the order of the source, under package and target.
/// Warnings count only where the source says `deny(warnings)`, which makes errors of them.
///
/// # Panics
/// A case was not judged at all: something that it needs does not compile.
pub(crate) fn run(tool: Tool, packages: &[Package<'_>]) -> BTreeMap<(&'static str, String), Vec<Problem>> {
    // One after the other: they share a workspace.
    static TURN: Mutex<()> = Mutex::new(());
    let _turn = TURN.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    lay_out(packages);
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.arg(match tool {
        Tool::Check => "check",
        Tool::Clippy => "clippy",
    });
    command.args(["--workspace", "--examples", "--keep-going", "--offline", "--message-format=json"]);
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("the target folder holds the scratch folder");
    command.current_dir(scratch()).env("CARGO_TARGET_DIR", target).env("CARGO_INCREMENTAL", "0");
    for flags in ["RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS", "RUSTC_WRAPPER", "CARGO_BUILD_TARGET_DIR"] {
        command.env_remove(flags);
    }
    let output = command.output().expect("cargo can be started");
    let found = read(&String::from_utf8_lossy(&output.stdout), packages);
    let cases = packages.iter().flat_map(|package| package.cases.iter().map(|case| (package.name, case.target())));
    let missing: Vec<_> = cases.filter(|case| !found.contains_key(case)).collect();
    assert!(missing.is_empty(), "not judged: {missing:?}\n{}", String::from_utf8_lossy(&output.stderr));
    found
}

fn lay_out(packages: &[Package<'_>]) {
    let names: Vec<&str> = packages.iter().map(|package| package.name).collect();
    write(&scratch().join("Cargo.toml"), &format!("[workspace]\nresolver = \"3\"\nmembers = {names:?}\n"));
    let lock = fs::read_to_string(root().join("Cargo.lock")).expect("the workspace has a lock file");
    fs::write(scratch().join("Cargo.lock"), lock).expect("the scratch folder can be written");
    for package in packages {
        let folder = scratch().join(package.name);
        write(&folder.join("Cargo.toml"), &package.manifest);
        write(&folder.join("src/lib.rs"), "");
    }
}

fn read(output: &str, packages: &[Package<'_>]) -> BTreeMap<(&'static str, String), Vec<Problem>> {
    let mut found: BTreeMap<_, Vec<Problem>> = BTreeMap::new();
    for line in output.lines() {
        let Ok(message) = serde_json::from_str::<Value>(line) else { continue };
        if message["target"]["kind"][0] != "example" {
            continue;
        }
        let (id, target) = (message["package_id"].as_str().unwrap_or_default(), message["target"]["name"].as_str());
        let package = packages.iter().find(|package| id.contains(&format!("/{}#", package.name)));
        let (Some(package), Some(target)) = (package, target) else { continue };
        let problems = found.entry((package.name, target.to_owned())).or_default();
        if message["reason"] == "compiler-message" {
            problems.extend(Problem::read(&message["message"]).filter(|problem| problem.level == "error"));
        }
    }
    for problems in found.values_mut() {
        problems.sort_by_key(Problem::position);
    }
    found
}
