//! Sets the cfg `shared_data` where the recorded deliveries lie beside the repository. They are not a part of it, so
//! tests that need them are shown as ignored elsewhere.

use std::path::Path;

fn main() {
    println!("cargo::rustc-check-cfg=cfg(shared_data)");
    let bodies = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/github-webhooks");
    println!("cargo::rerun-if-changed={}", bodies.display());
    println!("cargo::rerun-if-changed=build.rs");
    if bodies.is_dir() {
        println!("cargo::rustc-cfg=shared_data");
    }
}
