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
//! `cargo xtask replay` puts captured bodies through the linked events, to see what real senders send that a type refuses,
//! changes or does not model ([`replay()`]).
//!
//! The same as functions that return data: [`export`], [`check`], [`write()`], [`vendor()`], [`replay()`]. For tests:
//! [`leaf_test`] for a text leaf of your own, [`validator`] for documents under a contract, [`close`] for what a writer may
//! write.
//!
//! # Files
//!
//! JSON Schema draft-07, indented by two spaces, members in declaration order. The root's `x-event` says `name`, `topic`,
//! `version`, `key`, `sunset`, `max-bytes` (of a body) and `upcast` (the type that this version also reads), each where
//! the event has it; `x-contract` says `writer` or `reader`.

pub mod cli;
mod close;
mod compare;
mod contracts;
mod disk;
mod error;
mod export;
mod external;
mod files;
mod gate;
mod index;
mod infer;
mod input;
mod leaf;
mod linked;
mod lint;
mod plan;
pub mod program;
mod render;
mod replay;
mod report;
pub mod rules;
mod settings;
#[cfg(test)]
mod testing;
mod validator;
mod vendor;

pub use close::close;
pub use compare::{
    Break, Budget, CompareError, CompareOptions, Comparison, Dialect, Fault, FaultKind, Formats, Records, Remotes,
    Undecided, Verdict, compare,
};
pub use contracts::EventContract;
pub use error::Error;
pub use export::{Export, check, check_entries, export, write};
pub use gate::{
    Against, Baseline, Because, Checked, Day, Direction, Directions, GateFinding, GateOptions, GateReport, History,
    RustPlace, Severity, Waived, Witness, gate, gate_entries,
};
pub use index::{INDEX_FILE, Index, IndexEvent, IndexFile};
pub use infer::{Inferred, infer};
pub use input::{Format, Line, Lines};
pub use leaf::leaf_test;
pub use lint::Warning;
pub use plan::{Change, ChangeKind};
pub use replay::{
    Difference, ReplayCounts, ReplayDepth, ReplayKind, ReplayOptions, ReplayPlace, ReplayProblem, ReplayReport,
    ReplayedType, canonical, replay, replay_stream,
};
pub use report::{Finding, Report};
pub use settings::Settings;
pub use validator::{try_validator, validator};
pub use vendor::vendor;
