//! This repository's `cargo xtask`, as any user's: it links the events and leaves the rest to event-schema.

use std::process::ExitCode;

use github_events as _;
use shop_events as _;

fn main() -> ExitCode {
    event_schema::cli::main()
}
