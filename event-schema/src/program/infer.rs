//! `infer`, of the program and of every xtask: its arguments, help and exit codes. Decides nothing about types.

use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use crate::error::Error;
use crate::infer::{Inference, Inferred};
use crate::input::{Format, Input, MAX_LINE, line_advice};
use crate::render::{self, replay::files_of};

pub(crate) const HELP: &str = "\
Input:
  Bare bodies (then --type names the event), CloudEvents envelopes or batches of them, gzip or
  not. `.jsonl`, `.ndjson` and standard input hold one body a line, `.json` one document, and
  each is taken as the other where its content says so; folders are walked.

Output, on standard output: one Rust module. Comments say what a guess rests on:
  // absent in 2 of 28, null in 3 of 28
  // largest 4300000001
It compiles beside event-core (and chrono or uuid, where its first line says so), reads every
sample and writes it with 0 differences: as it was, or, where a comment says so (numbers such
as 1 and 0.5 in one place, an f64), equal by value, as `replay --canonical` compares. Samples
show what was sent, not what may be: review it.

What is guessed, of all that stands in one place:
  an enum   5 strings or more, short words; at most 12 different ones, two of which come twice
            and which are at most half of the strings; or at most 32 where the name says it,
            such as status, type, reason; never where it says free text, such as name, url, id
  a map     names that are ids or numbers, 20 names or more whose values look the same, or
            other names in each of 3 objects
  a time    a DateTime where it writes each as it was, with `precision` where all have 3, 6 or
            9 digits; else, and for events of others, TimestampText, which keeps the text
  RawJson   several kinds of values, numbers that no type writes as they were (1.50, beyond
            2^53), nothing but null

Exit codes:
  0  the source was printed; notes on standard error say what to look at
  1  so, but some bodies were of no use and passed over: standard error names the first 10
  2  nothing was printed: wrong arguments, no usable body, several types and no --type";

/// So many bodies that were passed over are named.
const NAMED: u64 = 10;

#[derive(Debug, Args)]
pub(crate) struct Infer {
    /// Files or folders of bodies; standard input if there is none or for `-`
    paths: Vec<PathBuf>,
    /// The event's type, such as orders.placed.v1, or com.github.push for one that others defined; it picks among
    /// envelopes
    #[arg(long = "type", value_name = "NAME")]
    event_type: Option<String>,
    /// How files are cut into bodies
    #[arg(long, value_enum, default_value_t = Format::Auto)]
    format: Format,
    /// Longer lines and documents are passed over
    #[arg(long, default_value_t = MAX_LINE, value_name = "BYTES")]
    max_line: usize,
    /// How many bodies are looked at
    #[arg(long, default_value_t = 10_000, value_name = "N")]
    max_samples: u64,
}

pub(crate) fn run(arguments: &Infer) -> ExitCode {
    match infer(arguments) {
        Ok((inferred, passed_over)) => {
            // A reader that went away (`| head`) is no reason to fail.
            let _ = std::io::stdout().write_all(inferred.source.as_bytes());
            ExitCode::from(u8::from(passed_over > 0))
        }
        Err(error) => {
            let _ = anstream::stderr().write_all(render::failure(&error).as_bytes());
            ExitCode::from(2)
        }
    }
}

/// The source, and how many bodies were passed over.
fn infer(arguments: &Infer) -> Result<(Inferred, u64), Error> {
    let mut inference = Inference::new(arguments.event_type.as_deref())?;
    let mut input = Input::open(&arguments.paths, arguments.format, arguments.max_line)?;
    let (mut looked_at, mut passed_over) = (0, 0);
    let mut errors = anstream::stderr();
    while looked_at < arguments.max_samples
        && let Some(next) = input.next()
    {
        let problems: Vec<String> = match next {
            Ok(body) => {
                looked_at += 1;
                let advice = if body.place.line.is_some() { line_advice(&body.bytes) } else { "" };
                let problems = inference.add(&body.bytes).into_iter();
                problems.map(|why| format!("{}: {why}{advice}", body.place)).collect()
            }
            Err(error) => vec![error.to_string()],
        };
        for problem in problems {
            passed_over += 1;
            if passed_over <= NAMED {
                let _ = writeln!(errors, "passed over: {problem}");
            }
        }
    }
    if passed_over > NAMED {
        let _ = writeln!(errors, "passed over: {} more bodies", passed_over - NAMED);
    }
    if looked_at == 0 && passed_over == 0 {
        return Err(input.nothing());
    }
    if looked_at == arguments.max_samples && input.next().is_some() {
        let _ = writeln!(errors, "note: only the first {looked_at} bodies were looked at: --max-samples takes more");
    }
    if input.passed_over() > 0 {
        let _ = writeln!(errors, "note: {} not named as JSON left out", files_of(input.passed_over()));
    }
    let inferred = inference.finish()?;
    for doubt in &inferred.doubts {
        let _ = writeln!(errors, "note: {doubt}");
    }
    Ok((inferred, passed_over))
}
