//! Sets the cfg `shared_data` where the shared data lies beside the checkout, so that tests that need it are shown as
//! ignored elsewhere.

use std::path::Path;

fn main() {
    println!("cargo::rustc-check-cfg=cfg(shared_data)");
    println!("cargo::rerun-if-changed=build.rs");
    if Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data").is_dir() {
        println!("cargo::rustc-cfg=shared_data");
    }
}
