//! The command line of the program `event-schema`, for teams that have no Rust types: arguments in, source out, exit
//! code. Decides nothing about types.

mod compare;
mod explain;

use std::ffi::OsString;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::CommandFactory as _;
use clap::{Args, Parser, Subcommand};

use crate::error::Error;
use crate::infer::{Inference, Inferred};
use crate::input::{Format, Input, MAX_LINE};
use crate::render;

const INFER_HELP: &str = "\
Input:
  Bare bodies (then --type names the event), CloudEvents envelopes or batches of them, gzip or
  not. `.jsonl` and `.ndjson` hold one body a line, `.json` one document; folders are walked.

Output, on standard output: one Rust module. Each field says in how many samples it was there
  // absent in 2 of 28, null in 3 of 28
  // 28 of 28; at most 4300000001
It compiles beside event-core (and chrono or uuid, where its first line says so), and reads and
writes every sample as it was. Samples show what was sent, not what may be: review it.

Exit codes:
  0  the source was printed
  1  so, but some bodies were of no use and passed over: each is named on standard error
  2  nothing was printed: wrong arguments, no usable body, several types and no --type";

/// Event contracts for those who have no Rust types of them.
#[derive(Debug, Parser)]
#[command(name = "event-schema", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Print the Rust source of an event from samples of its bodies
    ///
    /// Looks at captured bodies and prints a struct that models all of them, as a starting point: what may be absent or
    /// null, how wide numbers are, times, UUIDs, enums and maps are guessed, each guess with how many samples support it.
    #[command(after_long_help = INFER_HELP)]
    Infer(Infer),
    /// Compare two schemas: can this reader read everything that writer may write?
    ///
    /// Decides it exactly, over all documents, and shows the smallest document that is refused where it cannot. No samples
    /// are needed, nothing is fetched, and the answer is the same on every machine.
    #[command(after_long_help = compare::HELP)]
    Compare(compare::Compare),
    /// Explain a rule that compare or compat found broken: what, why, an example, how to fix it
    #[command(after_long_help = explain::HELP)]
    Explain(explain::Explain),
    /// Print the completions of a shell
    ///
    /// For bash: event-schema completions bash > ~/.local/share/bash-completion/completions/event-schema
    Completions {
        /// The shell
        #[arg(value_enum)]
        shell: clap_complete::Shell,
    },
}

#[derive(Debug, Args)]
struct Infer {
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

/// The program `event-schema`. The exit code is 0, 1 for findings, 2 where the command itself failed.
#[must_use]
pub fn main() -> ExitCode {
    main_with(std::env::args_os())
}

/// As [`main`], with given arguments; the first is the program's name.
#[must_use]
pub fn main_with(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(error) => {
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { 2 } else { 0 });
        }
    };
    let infer = match cli.command {
        Command::Infer(infer) => infer,
        Command::Compare(arguments) => return compare::run(&arguments),
        Command::Explain(arguments) => return explain::run(&arguments),
        Command::Completions { shell } => {
            clap_complete::generate(shell, &mut Cli::command(), "event-schema", &mut std::io::stdout());
            return ExitCode::SUCCESS;
        }
    };
    match run(&infer) {
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
fn run(arguments: &Infer) -> Result<(Inferred, u64), Error> {
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
                inference.add(&body.bytes).into_iter().map(|why| format!("{}: {why}", body.place)).collect()
            }
            Err(error) => vec![error.to_string()],
        };
        passed_over += problems.len() as u64;
        for problem in problems {
            let _ = writeln!(errors, "passed over: {problem}");
        }
    }
    if looked_at == arguments.max_samples && input.next().is_some() {
        let _ = writeln!(errors, "note: only the first {looked_at} bodies were looked at: --max-samples takes more");
    }
    if input.passed_over() > 0 {
        let _ = writeln!(errors, "note: {} files that are not named as JSON were left out", input.passed_over());
    }
    inference.finish().map(|inferred| (inferred, passed_over))
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }
}
