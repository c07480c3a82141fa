//! Hostile bytes: the body of each fuzz target, a function that takes any bytes and panics where two sides disagree.
//!
//! The package at `fuzz/` hands them to libFuzzer, `tests/bodies.rs` runs them on stable over the seeds, the shared
//! data and mutations of both. A target holds our code against something simpler: serde_json, a validator, the same
//! bytes read in another way. What follows from a type alone is for `event-tests`, which generates types.

use {github_events as _, shop_events as _};

mod batch;
mod decode;
#[allow(dead_code, unreachable_pub, reason = "a module of event-tests, which uses all of it")]
#[path = "../../src/document.rs"]
mod document;
mod guess;
pub mod inputs;
mod make;
mod mask;
mod parse;
mod peek;
mod raw_json;
mod replay;
mod subject;
mod verdict;
mod wide;
mod write_read;

pub use batch::batch;
pub use decode::decode;
pub use guess::guess;
pub use parse::parse;
pub use peek::peek;
pub use raw_json::raw_json;
pub use replay::replay;
pub use subject::prepare;
pub use wide::{Channel, Code, Level, Method, Node, Nothing, Wide};
pub use write_read::write_read;

/// A fuzz target.
#[derive(Debug, Clone, Copy)]
pub struct Target {
    /// The name of its function, of its seeds' folder, and of its file under `fuzz/fuzz_targets`.
    pub name: &'static str,
    /// Its body.
    pub run: fn(&[u8]),
}

/// All targets.
pub const TARGETS: [Target; 8] = [
    Target { name: "batch", run: batch },
    Target { name: "decode", run: decode },
    Target { name: "guess", run: guess },
    Target { name: "parse", run: parse },
    Target { name: "peek", run: peek },
    Target { name: "raw_json", run: raw_json },
    Target { name: "replay", run: replay },
    Target { name: "write_read", run: write_read },
];
