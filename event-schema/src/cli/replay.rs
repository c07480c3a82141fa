//! `cargo xtask replay`: its arguments, help and exit codes. Decides nothing about bodies.

use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use super::Output;
use super::progress::ProgressLine;
use crate::input::{Format, MAX_LINE};
use crate::render::{self, replay as render_replay};
use crate::replay::{ReplayOptions, replay_watched};

pub(super) const HELP: &str = "\
What counts as a problem, in a place of a type (a JSON Pointer; `*` is the index of any item):
  failed      it is no JSON or no envelope, the type refuses it, or the type does not write it
  changed     the type writes another value
  dropped     the type models it and does not write it back, as a null that may be absent
  added       the type writes it and it was not there, as a default
  unmodelled  the type does not know the member
  skipped     no linked event reads the type

Compared are compact forms: white space and the order of members do not count, strings count by their value, numbers by
their text (1.0 is not 1), or with --canonical by the nearest f64, as RFC 8785 has it. Bodies of a version that an event
upcasts, and those of `reader` types, are decoded only; a `reader` type need not model everything.

Damaged or cut gzip, a line that is too long, a file that cannot be read are failures of that file or line; the rest goes
on. Memory is bounded by a multiple of --max-line, whatever is read.

JSON output, one document:
  {\"format\": 1, \"mode\": \"replay\", \"status\": clean | findings | failed, \"canonical\": false,
   \"bodies\": 133 with the skipped ones, \"ok\", \"differing\", \"unmodelled\", \"failed\", \"skipped\",
   \"types\":    [{\"bodies\", \"ok\", \"differing\", \"unmodelled\", \"failed\", \"type\": null | .., \"rust\",
                 \"depth\": whole | upcast | reader}],
   \"problems\": [{\"type\", \"kind\": failed | changed | dropped | added | unmodelled, \"pointer\", \"count\", \"message\",
                 \"first\": {\"file\", \"line\", \"item\" of a batch, \"pointer\", \"offset\" in bytes},
                 \"values\": {\"body\", \"written\"} with --show-values}],
   \"problems_more\": 0, \"skipped_types\": [{\"type\", \"bodies\"}], \"files_passed_over\": 0,
   \"errors\":   []}
  `type` is null for what is no event. The 10,000 first kinds of problems are told apart, further ones counted in
  `problems_more`. `status` is failed for exit code 2: then there are only format, mode, status and errors.

Exit codes:
  0  every body went through unchanged and is modelled whole
  1  there are problems, or bodies of types that no linked event reads
  2  the command itself failed: wrong arguments, no linked event, two events of one type, none
     that reads the one type that --type names, a path where nothing is, no body at all

Try it:
  cargo xtask replay captured.jsonl.gz
  cargo xtask replay webhooks/ --type 'com.github.{folder}'
  kcat -C -t orders -e | cargo xtask replay
  cargo run --release -p xtask -- replay large.jsonl   (ten times as fast)";

#[derive(Debug, Args)]
pub(super) struct Replay {
    /// Files, folders (walked for .json, .jsonl and .ndjson), or `-` for standard input, as is no path; gzip or not
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// The type of all bodies, which then stand without envelopes; `{folder}` in it is the name of the file's folder
    #[arg(long = "type", value_name = "TYPE")]
    event_type: Option<String>,
    /// How files are cut into bodies
    #[arg(long, value_enum, default_value_t = Format::Auto)]
    format: Format,
    /// Compare numbers by value, as RFC 8785 does: for bodies that another language wrote
    #[arg(long)]
    canonical: bool,
    /// Show the values that differ, cut to 200 characters; they may be private
    #[arg(long)]
    show_values: bool,
    /// Report and pass over lines and documents longer than this, without holding them
    #[arg(long, value_name = "BYTES", default_value_t = MAX_LINE)]
    max_line: usize,
    /// How many problems of a type are shown to people; 0 shows all
    #[arg(long, value_name = "N", default_value_t = render_replay::PROBLEMS_SHOWN)]
    limit: usize,
    /// Members that a type does not model are no reason to exit with 1
    #[arg(long)]
    allow_unmodelled: bool,
    /// Types that no linked event reads are no reason to exit with 1
    #[arg(long)]
    skip_unknown: bool,
    /// How to report
    #[arg(long, value_enum, default_value_t = Output::Human, value_name = "FORMAT")]
    output: Output,
}

impl Replay {
    fn options(&self) -> ReplayOptions {
        ReplayOptions {
            event_type: self.event_type.clone(),
            format: self.format,
            canonical: self.canonical,
            show_values: self.show_values,
            max_line: self.max_line,
            skip_unknown: self.skip_unknown,
            allow_unmodelled: self.allow_unmodelled,
        }
    }
}

pub(super) fn run(replay: &Replay) -> ExitCode {
    let mut line = ProgressLine::new();
    let result = replay_watched(&replay.paths, &replay.options(), &mut |progress| line.show(progress));
    line.clear();
    let (text, code) = match (&result, replay.output) {
        (Ok(report), Output::Human) => (render_replay::human(report, replay.limit), u8::from(!report.is_clean())),
        (Ok(report), Output::Json) => (render_replay::json(report), u8::from(!report.is_clean())),
        (Err(error), Output::Human) => (render::failure(error), 2),
        (Err(error), Output::Json) => (render_replay::failure_json(error), 2),
    };
    // A reader that went away (`| head`) is no reason to fail.
    let _ = match (&result, replay.output) {
        (Err(_), Output::Human) => anstream::stderr().write_all(text.as_bytes()),
        _ => anstream::stdout().write_all(text.as_bytes()),
    };
    ExitCode::from(code)
}
