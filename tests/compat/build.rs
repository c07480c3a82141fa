//! Writes the types of the evolution corpus and of the documented edits, the same for every build.

use std::path::Path;

#[path = "corpus-gen/documented.rs"]
mod documented;
#[path = "corpus-gen/emit.rs"]
mod emit;
#[path = "corpus-gen/fields.rs"]
mod fields;
#[path = "corpus-gen/model.rs"]
mod model;
#[path = "corpus-gen/place.rs"]
mod place;
#[path = "corpus-gen/plan.rs"]
mod plan;
#[path = "corpus-gen/shapes.rs"]
mod shapes;

fn main() -> std::io::Result<()> {
    println!("cargo::rerun-if-changed=corpus-gen");
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rustc-check-cfg=cfg(shared_data)");
    if Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data").is_dir() {
        println!("cargo::rustc-cfg=shared_data");
    }
    let folder = std::env::var_os("OUT_DIR").expect("cargo sets OUT_DIR for build scripts");
    std::fs::write(Path::new(&folder).join("evolution.rs"), emit::source("evolution", &plan::pairs()))?;
    std::fs::write(Path::new(&folder).join("documented.rs"), emit::source("documented", &documented::pairs()))
}
