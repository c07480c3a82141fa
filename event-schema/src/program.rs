//! The command line of the program `event-schema`, for teams that have no Rust types: arguments in, source out, exit
//! code. Decides nothing about types.

mod compare;
mod explain;
pub(crate) mod infer;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::CommandFactory as _;
use clap::{Parser, Subcommand};

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
    #[command(after_long_help = infer::HELP)]
    Infer(infer::Infer),
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
    match cli.command {
        Command::Infer(arguments) => infer::run(&arguments),
        Command::Compare(arguments) => compare::run(&arguments),
        Command::Explain(arguments) => explain::run(&arguments),
        Command::Completions { shell } => {
            clap_complete::generate(shell, &mut Cli::command(), "event-schema", &mut std::io::stdout());
            ExitCode::SUCCESS
        }
    }
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
