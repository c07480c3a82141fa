//! Tells the tests whether the shared test data lies beside the repository; those that need it are ignored where not.

use std::path::Path;

fn main() {
    let root = std::env::var("CARGO_MANIFEST_DIR").expect("cargo sets it for build scripts");
    let data = Path::new(&root).join("../../shared/data");
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rustc-check-cfg=cfg(shared_data)");
    if data.is_dir() {
        println!("cargo::rustc-cfg=shared_data");
    }
}
