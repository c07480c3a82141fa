//! Event contracts on paper: the JSON Schemas of all events that are linked into a program.
//!
//! A user's xtask is three lines, and gives `cargo xtask schemas` and `cargo xtask schemas --check`:
//!
//! ```no_run
//! # mod my_events {}
//! use my_events as _;
//!
//! fn main() -> std::process::ExitCode {
//!     event_schema::cli::main()
//! }
//! ```
//!
//! Each event gets `schemas/<type>.json`, the contract that consumers may rely on, and `<type>.reader.json` with what its
//! reader accepts where that differs; `index.json` lists them for other repositories ([`Index`]). The files are committed,
//! and `--check` shows with a diff where they no longer say what the types say. Where they are written is set in
//! `[workspace.metadata.events]` ([`Settings`]).
//!
//! The same as functions that return data: [`export`], [`check`], [`write()`], [`vendor()`]. For tests: [`leaf_test`] for a
//! text leaf of your own, [`validator`] for documents under a contract, [`close`] for what a writer may write.
//!
//! # Files
//!
//! JSON Schema draft-07, indented by two spaces, members in declaration order. The root's `x-event` says `name`, `topic`,
//! `version`, `key`, `sunset`, `max-bytes` (of a body) and `upcast` (the type that this version also reads), each where
//! the event has it; `x-contract` says `writer` or `reader`.

pub mod cli;
mod close;
mod contracts;
mod disk;
mod error;
mod export;
mod external;
mod files;
mod index;
mod leaf;
mod linked;
mod lint;
mod plan;
mod render;
mod report;
mod settings;
#[cfg(test)]
mod testing;
mod validator;
mod vendor;

pub use close::close;
pub use contracts::EventContract;
pub use error::Error;
pub use export::{Export, check, check_entries, export, write};
pub use index::{INDEX_FILE, Index, IndexEvent, IndexFile};
pub use leaf::leaf_test;
pub use lint::Warning;
pub use plan::{Change, ChangeKind};
pub use report::{Finding, Report};
pub use settings::Settings;
pub use validator::{try_validator, validator};
pub use vendor::vendor;
