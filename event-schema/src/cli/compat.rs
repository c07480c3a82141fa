//! `cargo xtask compat`: its arguments, help and exit codes. Decides nothing about contracts.

use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, ValueEnum};

use crate::error::Error;
use crate::gate::{Baseline, Day, Directions, GateOptions, GateReport, History, Severity, gate};
use crate::render::{self, gate as render_gate};
use crate::settings::Settings;

pub(super) const HELP: &str = "\
Each linked type is asked two questions about each contract that it ever had on the default branch:
  backward  does it read everything that the committed version wrote?
  forward   does the committed version read everything that it writes?
A `no` comes with the smallest document that proves it, which the validator and the linked Rust type have
confirmed. Contracts count from where this branch left the default branch, back to its first commit; on the
default branch from HEAD^1. git has to have that history: `fetch-depth: 0` of actions/checkout.

A version = 0 is a draft, whose breaks are warnings. What else is checked: that the exported files say what the
types say, that a version goes only after its `sunset`, that its topic and key stay.

Files, in `dir` of [workspace.metadata.events] (default `schemas`), both optional:
  waivers.toml  breaks that are wanted, until a day. The report shows type, rule and pointer:
                  [[waiver]]
                  type = \"orders.placed.v1\"
                  rule = \"field-removed\"
                  pointer = \"/properties/note\"
                  reason = \"nobody reads it any more, asked on 2026-02-20\"
                  expires = \"2026-03-31\"
  retired.toml  contracts that nobody writes or reads any more: those that the default branch had at a commit and
                before it, or up to a day:
                  [[retired]]
                  type = \"orders.placed.v1\"
                  commit = \"1a2b3c4\"           # or: date = \"2026-02-20\"
                  reason = \"the topic was emptied\"

JSON output, one document:
  {\"format\": 1, \"status\": compatible | incompatible | failed, \"against\": what it was compared with,
   \"checked\":  {\"types\", \"baselines\", \"comparisons\"},
   \"findings\": [{\"rule\", \"severity\": error | warning, \"type\", \"version\", \"direction\": null | backward | forward,
                 \"message\", \"against\": {\"commit\", \"file\"}, \"also_against\": [..], \"pointer\": into the reader's schema,
                 \"place\": {\"file\", \"line\", \"item\"},
                 \"witness\": {\"text\", \"pointer\": into it, \"validator\", \"decoder\": null | its words},
                 \"because\": {\"text\", \"against\", \"line\"}, \"fix\"}],
   \"waived\":   [{\"finding\", \"reason\", \"expires\"}],
   \"notes\":    [..], \"micros\": how long it took, \"errors\": []}
  `status` is failed for exit code 2: then there are only format, status and errors.

Exit codes:
  0  compatible; warnings and waived findings do not count
  1  there are errors: a break, something undecided, a file that differs from the types, an expired waiver
  2  the check itself failed: wrong arguments or settings, a shallow clone, a revision that is not there, a contract
     that is no schema, a waiver that is none, two events of one type

Try it:
  cargo xtask compat
  cargo xtask compat --against v1.4.0
  cargo xtask compat --writers schemas/external
  cargo xtask compat --output github";

#[derive(Debug, Args)]
pub(super) struct Compat {
    /// Compare with just this: a folder of contracts, a contract, or else a revision [default: the default branch's history]
    #[arg(long, value_name = "REV|DIR|FILE")]
    against: Option<String>,
    /// Also prove that what others write is read: a folder with an `index.json`, or a folder of such; may be repeated
    #[arg(long, value_name = "DIR")]
    writers: Vec<PathBuf>,
    /// Who must read whom
    #[arg(long, value_enum, default_value_t = Directions::Full)]
    direction: Directions,
    /// Compare with the last contract of each type only, not with all it ever had
    #[arg(long)]
    no_transitive: bool,
    /// What cannot be decided is a warning
    #[arg(long)]
    allow_undecided: bool,
    /// The day for sunsets and waivers, in place of the clock's
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = Day::parse, hide = true)]
    today: Option<Day>,
    /// How to report
    #[arg(long, value_enum, default_value_t = CompatOutput::Human, value_name = "FORMAT")]
    output: CompatOutput,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum CompatOutput {
    /// Lines of text, in colour on a terminal
    Human,
    /// One JSON document on standard output
    Json,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// Annotations of a GitHub Actions run
    Github,
    /// A comment for a pull request
    Markdown,
}

impl Compat {
    fn options(&self) -> GateOptions {
        let defaults = GateOptions::default();
        GateOptions {
            against: self.against.clone().map_or(Baseline::DefaultBranch, Baseline::Given),
            writers: self.writers.clone(),
            directions: self.direction,
            history: if self.no_transitive { History::Last } else { History::Transitive },
            undecided: if self.allow_undecided { Severity::Warning } else { Severity::Error },
            today: self.today.unwrap_or(defaults.today),
        }
    }

    fn text(&self, result: &Result<GateReport, Error>) -> String {
        match (result, self.output) {
            (Ok(report), CompatOutput::Human) => render_gate::human(report),
            (Ok(report), CompatOutput::Json) => render_gate::json(report),
            (Ok(report), CompatOutput::Sarif) => render_gate::sarif(report),
            (Ok(report), CompatOutput::Github) => render_gate::github(report),
            (Ok(report), CompatOutput::Markdown) => render_gate::markdown(report),
            (Err(error), CompatOutput::Json) => render_gate::failure_json(error),
            (Err(error), _) => render::failure(error),
        }
    }
}

pub(super) fn run(compat: &Compat) -> ExitCode {
    let result = Settings::current().and_then(|settings| gate(&settings, &compat.options()));
    let text = compat.text(&result);
    // A reader that went away (`| head`) is no reason to fail.
    let _ = match (&result, compat.output) {
        (Ok(_), _) | (Err(_), CompatOutput::Json) => anstream::stdout().write_all(text.as_bytes()),
        (Err(_), _) => anstream::stderr().write_all(text.as_bytes()),
    };
    ExitCode::from(match result {
        Ok(report) => u8::from(!report.is_compatible()),
        Err(_) => 2,
    })
}
