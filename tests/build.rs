//! Writes the corpus of generated types, the same for every build.

use std::path::Path;
use std::process::Command;

#[path = "corpus-gen/emit.rs"]
mod emit;
#[allow(dead_code, unreachable_pub, reason = "a module of the library, which uses all of it")]
#[path = "src/matrix.rs"]
mod matrix;
#[path = "corpus-gen/model.rs"]
mod model;
#[path = "corpus-gen/nest.rs"]
mod nest;
#[path = "corpus-gen/plan.rs"]
mod plan;
#[path = "corpus-gen/wide.rs"]
mod wide;

/// The compiler that the expected errors under `ui` come from.
const PINNED: &str = "rustc 1.95.0 ";

fn main() -> std::io::Result<()> {
    tools();
    println!("cargo::rerun-if-changed=corpus-gen");
    println!("cargo::rerun-if-changed=src/matrix.rs");
    println!("cargo::rerun-if-changed=build.rs");
    let (types, cells) = plan::types();
    let folder = std::env::var_os("OUT_DIR").expect("cargo sets OUT_DIR for build scripts");
    std::fs::write(Path::new(&folder).join("corpus.rs"), emit::source(&types, &cells))?;
    std::fs::write(Path::new(&folder).join("wide.rs"), wide::source())
}

/// Which tests this machine can run.
fn tools() {
    if Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data").is_dir() {
        println!("cargo::rustc-cfg=shared_data");
    }
    println!("cargo::rustc-check-cfg=cfg(pinned_toolchain, clippy, shared_data)");
    let says = |variable: &str, otherwise: &str, arguments: &[&str]| {
        let program = std::env::var_os(variable).unwrap_or_else(|| otherwise.into());
        let output = Command::new(program).args(arguments).output().ok().filter(|output| output.status.success());
        output.map(|output| String::from_utf8_lossy(&output.stdout).into_owned())
    };
    if says("RUSTC", "rustc", &["--version"]).is_some_and(|version| version.starts_with(PINNED)) {
        println!("cargo::rustc-cfg=pinned_toolchain");
    }
    if says("CARGO", "cargo", &["clippy", "--version"]).is_some() {
        println!("cargo::rustc-cfg=clippy");
    }
}
