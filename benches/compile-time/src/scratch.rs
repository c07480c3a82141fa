//! The scratch workspace in the target folder: writes it, touches its sources, runs cargo in it.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use crate::measure::Action;
use crate::source::CRATES;

/// The scratch workspace.
pub(crate) struct Scratch {
    root: PathBuf,
}

impl Scratch {
    /// Writes it, with `structs` structs in each crate that has any.
    pub(crate) fn make(structs: usize) -> Result<Self, String> {
        let repository = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| repository.join("target"), PathBuf::from);
        let scratch = Self { root: target.join("compile-time") };
        let members = CRATES.iter().map(|krate| format!("\"{}\"", krate.name)).collect::<Vec<_>>().join(", ");
        // A workspace of its own, with the versions of the repository's.
        scratch.write("Cargo.toml", &format!("[workspace]\nresolver = \"3\"\nmembers = [{members}]\n"))?;
        let lock = read(&repository.join("Cargo.lock"))?;
        scratch.write("Cargo.lock", &lock)?;
        let core = repository.join("event-core");
        for krate in CRATES {
            scratch.write(&format!("{}/Cargo.toml", krate.name), &manifest(krate.name, &core))?;
            scratch.write(&format!("{}/src/lib.rs", krate.name), &krate.text(structs))?;
        }
        Ok(scratch)
    }

    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// Makes a crate's source newer than what was compiled from it.
    pub(crate) fn touch(&self, krate: &str) -> Result<(), String> {
        let path = self.root.join(krate).join("src/lib.rs");
        let touched =
            std::fs::File::options().append(true).open(&path).and_then(|file| file.set_modified(SystemTime::now()));
        touched.map_err(|error| format!("cannot touch {}: {error}", path.display()))
    }

    /// Runs cargo for one crate.
    pub(crate) fn compile(&self, krate: &str, action: Action) -> Result<(), String> {
        let output = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
            .args([action.word(), "--quiet", "--package", krate])
            .current_dir(&self.root)
            .env("CARGO_TARGET_DIR", self.root.join("target"))
            // With it, a touched source that says the same would be known already.
            .env("CARGO_INCREMENTAL", "0")
            .output()
            .map_err(|error| format!("cannot run cargo: {error}"))?;
        if output.status.success() {
            return Ok(());
        }
        Err(format!("cargo {} of {krate} failed:\n{}", action.word(), String::from_utf8_lossy(&output.stderr)))
    }

    fn write(&self, file: &str, text: &str) -> Result<(), String> {
        let path = self.root.join(file);
        let folder = path.parent().expect("a file below the root has a folder");
        std::fs::create_dir_all(folder)
            .and_then(|()| std::fs::write(&path, text))
            .map_err(|error| format!("cannot write {}: {error}", path.display()))
    }
}

/// The same dependencies for every crate, so that the empty one's time is what they cost.
fn manifest(name: &str, core: &Path) -> String {
    format!(
        r#"[package]
name = "{name}"
version = "0.0.0"
edition = "2024"
publish = false

[dependencies]
chrono = {{ version = "0.4", default-features = false, features = ["alloc", "serde"] }}
event-core = {{ path = {core:?} }}
schemars = {{ version = "1", features = ["chrono04", "uuid1"] }}
serde = {{ version = "1", features = ["derive"] }}
serde_json = "1"
uuid = {{ version = "1", features = ["serde"] }}
"#
    )
}

fn read(path: &Path) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|error| format!("cannot read {}: {error}", path.display()))
}
