//! Sets the cfg `shared_data` where the JSON-Schema-Test-Suite lies beside the repository. It is not a part of it, so
//! tests that need it are shown as ignored elsewhere.

use std::path::Path;

fn main() {
    println!("cargo::rustc-check-cfg=cfg(shared_data)");
    let suite = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data/json-schema-test-suite");
    println!("cargo::rerun-if-changed={}", suite.display());
    println!("cargo::rerun-if-changed=build.rs");
    if suite.is_dir() {
        println!("cargo::rustc-cfg=shared_data");
    }
}
