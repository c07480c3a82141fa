//! The gate over scratch repositories: what counts as a baseline, and what is found.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};

use super::*;
use crate::testing::contract;

mod baselines;
mod findings;
mod waivers;

/// A repository with a workspace at its root.
struct Scratch {
    folder: tempfile::TempDir,
}

/// Seconds since 1970 of the first commit; each following one is a day later.
const START: u64 = 1_767_225_600; // 2026-01-01

impl Scratch {
    /// A repository without a commit.
    fn new() -> Self {
        let scratch = Self { folder: tempfile::tempdir().expect("a temporary folder") };
        scratch.git(&["init", "--quiet", "--initial-branch", "main"]);
        scratch
    }

    /// With these contracts committed one after the other.
    fn with(contracts: &[&[EventContract]]) -> Self {
        let scratch = Self::new();
        for contracts in contracts {
            scratch.commit(contracts);
        }
        scratch
    }

    fn root(&self) -> &Path {
        self.folder.path()
    }

    fn git(&self, arguments: &[&str]) -> String {
        git(self.root(), arguments)
    }

    fn write(&self, file: &str, text: &str) {
        let path = self.root().join(file);
        std::fs::create_dir_all(path.parent().expect("a file has a folder")).expect("a folder");
        std::fs::write(path, text).expect("a file");
    }

    /// Writes the contracts, as `cargo xtask schemas` does.
    fn export(&self, contracts: &[EventContract]) {
        let folder = self.root().join("schemas");
        for entry in std::fs::read_dir(&folder).into_iter().flatten() {
            let path = entry.expect("an entry").path();
            if path.extension().is_some_and(|extension| extension == "json") {
                std::fs::remove_file(path).expect("a file");
            }
        }
        for (name, text) in crate::files::of(contracts, None).expect("distinct types") {
            self.write(&format!("schemas/{name}"), &text);
        }
    }

    /// Writes and commits the contracts: the commit's name.
    fn commit(&self, contracts: &[EventContract]) -> String {
        self.export(contracts);
        self.commit_all()
    }

    fn commit_all(&self) -> String {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--allow-empty", "--message", "a change"]);
        self.git(&["rev-parse", "HEAD"])
    }

    fn settings(&self) -> Settings {
        settings(self.root())
    }

    /// The gate of these linked contracts.
    fn gate(&self, contracts: &[EventContract], options: &GateOptions) -> Result<GateReport, Error> {
        gate_of(&self.settings(), contracts, options)
    }

    /// What is found in history: rule, direction, and the commit's age that it is found against.
    #[track_caller]
    fn check(&self, contracts: &[EventContract], expected: &[&str]) -> GateReport {
        self.check_with(contracts, &options(), expected)
    }

    #[track_caller]
    fn check_with(&self, contracts: &[EventContract], options: &GateOptions, expected: &[&str]) -> GateReport {
        let report = self.gate(contracts, options).expect("the check itself succeeds");
        let found: Vec<String> = report.findings.iter().map(told).collect();
        assert_eq!(found, expected, "{report:#?}");
        report
    }

    /// The check itself fails, with these parts in its error.
    #[track_caller]
    fn fails(&self, contracts: &[EventContract], options: &GateOptions, parts: &[&str]) {
        let error = self.gate(contracts, options).expect_err("the check itself fails").to_string();
        for part in parts {
            assert!(error.contains(part), "no {part:?} in {error}");
        }
    }
}

/// `error field-removed a.v1 forward`
fn told(finding: &GateFinding) -> String {
    let direction = finding.direction.map(|direction| format!(" {direction}")).unwrap_or_default();
    format!("{} {} {}{direction}", finding.severity, finding.rule, finding.event_type)
}

fn git(folder: &Path, arguments: &[&str]) -> String {
    let count = Command::new("git").args(["rev-list", "--count", "--all"]).current_dir(folder).output();
    let count =
        count.ok().and_then(|output| String::from_utf8(output.stdout).ok()?.trim().parse().ok()).unwrap_or(0_u64);
    let date = format!("{} +0000", START + count * 86_400);
    let output = Command::new("git")
        .args(["-c", "user.name=n", "-c", "user.email=n@example.com", "-c", "commit.gpgSign=false"])
        .args(["-c", "protocol.file.allow=always"])
        .args(arguments)
        .current_dir(folder)
        .env_remove("GIT_DIR")
        .env("GIT_AUTHOR_DATE", &date)
        .env("GIT_COMMITTER_DATE", &date)
        .output()
        .expect("git runs");
    assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}

fn settings(root: &Path) -> Settings {
    Settings {
        root: root.to_owned(),
        dir: PathBuf::from("schemas"),
        base_uri: None,
        crates: None,
        exclude: Vec::new(),
        allow: Vec::new(),
        default_branch: None,
        packages: Vec::new(),
    }
}

fn gate_of(settings: &Settings, contracts: &[EventContract], options: &GateOptions) -> Result<GateReport, Error> {
    let contracts = contracts.to_vec();
    let files = crate::files::of(&contracts, None).expect("distinct types");
    run(settings, &Export { contracts, files, warnings: Vec::new() }, &[], Vec::new(), options)
}

/// On a day long after all commits.
fn options() -> GateOptions {
    GateOptions { today: Day::parse("2026-12-31").expect("a day"), ..GateOptions::default() }
}

fn against(given: impl Into<String>) -> GateOptions {
    GateOptions { against: Baseline::Given(given.into()), ..options() }
}

/// An event that writes and reads these members.
fn event(event_type: &str, members: &Value, required: &[&str]) -> EventContract {
    let mut contract = contract(event_type);
    let version = event_type.rsplit_once(".v").and_then(|(_, version)| version.parse().ok());
    contract.version = version;
    contract.writer = Some(json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "A",
        "type": "object",
        "properties": members,
        "required": required,
        "x-event": {"name": "a", "topic": contract.topic, "version": version},
        "x-contract": "writer",
    }));
    contract
}

/// With something else in `x-event`.
fn about(mut contract: EventContract, member: &str, value: &str) -> EventContract {
    contract.writer.as_mut().expect("a writer")["x-event"][member] = value.into();
    match member {
        "key" => contract.key = Some(value.to_owned()),
        "topic" => contract.topic = value.to_owned(),
        _ => {}
    }
    contract
}

/// One required text, `note`.
fn noted() -> EventContract {
    event("a.v1", &json!({"note": {"type": "string"}}), &["note"])
}

/// Nothing.
fn bare() -> EventContract {
    event("a.v1", &json!({}), &[])
}

/// One text that may be missing.
fn optional() -> EventContract {
    event("a.v1", &json!({"note": {"type": "string"}}), &[])
}
