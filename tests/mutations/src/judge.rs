//! Runs `cargo test` in the copy and says what came of it.

use std::fmt;
use std::io;
use std::path::Path;
use std::process::Command;

use crate::table::Target;

/// What a run of tests came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// All of them passed; how many they were.
    Green(usize),
    /// Those that failed; none where the process died.
    Red(Vec<String>),
    /// The code or its tests did not compile; the compiler's first error.
    Broken(String),
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Green(0) => f.write_str("no such test"),
            Self::Green(_) => f.write_str("survived"),
            Self::Red(_) => f.write_str("red"),
            Self::Broken(error) => write!(f, "does not compile: {error}"),
        }
    }
}

/// Cargo in a copy of the work tree, with a target folder of its own.
#[derive(Debug, Clone, Copy)]
pub struct Judge<'a> {
    /// The copy.
    pub tree: &'a Path,
    /// The target folder.
    pub target: &'a Path,
}

impl Judge<'_> {
    /// Runs some tests of one target.
    ///
    /// # Errors
    /// Cargo cannot be started.
    pub fn run(&self, target: &Target<'_>, tests: &[&str]) -> io::Result<Outcome> {
        let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        command.args(["test", "--locked", "--package", target.package]);
        match target.target {
            "lib" => command.arg("--lib"),
            name => command.args(["--test", name]),
        };
        if target.package == "event-tests" {
            // Less to build after each change.
            command.arg("--no-default-features");
        }
        if let Some(feature) = target.feature {
            command.args(["--features", feature]);
        }
        command.args(["--", "--exact"]).args(tests);
        command.current_dir(self.tree).env("CARGO_TARGET_DIR", self.target).env("CARGO_TERM_COLOR", "never");
        command.env("CARGO_INCREMENTAL", "1").env("CARGO_PROFILE_DEV_DEBUG", "0");
        command.env_remove("EVENT_TEST_BLESS").env_remove("EVENT_TEST_UPDATE").env("EVENT_TEST_CASES", "60");
        let output = command.output()?;
        let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        if output.status.success() {
            return Ok(Outcome::Green(out.matches(" ... ok").count()));
        }
        if err.contains("error: test failed") {
            let failed = out.lines().filter_map(|line| line.strip_prefix("test ")?.strip_suffix(" ... FAILED"));
            return Ok(Outcome::Red(failed.map(str::to_owned).collect()));
        }
        let first = err.lines().find(|line| line.starts_with("error")).unwrap_or("cargo failed");
        Ok(Outcome::Broken(first.to_owned()))
    }
}
