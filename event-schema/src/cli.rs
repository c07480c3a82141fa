//! The command line of every xtask: arguments in, report out, exit code. Decides nothing about contracts.

mod compat;
mod progress;
mod replay;

use std::ffi::OsString;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::error::Error;
use crate::program::infer;
use crate::render::{self, Mode};
use crate::report::Report;
use crate::settings::Settings;
use crate::{check, vendor, write};

const EXIT_CODES: &str = "\
Exit codes:
  0  done, or nothing differs (warnings do not count)
  1  --check found files that differ from the types, or copies in external/ that were edited;
     or there are warnings and --deny-warnings is given
  2  the command itself failed: wrong arguments or settings, no linked event, two events of
     one type, two definitions of one name, a file that cannot be read or written, an index
     that a newer event-schema wrote";

const VENDOR_EXIT_CODES: &str = "\
Exit codes:
  0  copied, or there was nothing to change
  2  nothing is copied: wrong arguments or settings, no readable index, a contract that is
     missing, a symbolic link or not what the index says, a name that is no plain file name,
     a file that cannot be written";

const SETTINGS_HELP: &str = "\
Settings, in [workspace.metadata.events] of the workspace's Cargo.toml, all optional:
  dir = \"schemas\"                             where contracts are written, from the root
  base-uri = \"https://contracts.example.com\"  gives every contract an `$id`
  crates = [\"shop-events\"]                    export the events of exactly these packages
  exclude = [\"bench-events\"]                  or: of all in the workspace but these
  allow = [\"float-money\"]                     warnings not to give, of: undocumented-event,
                                              float-money, timestamp-text, unknown-event
  default-branch = \"main\"                     whose history contracts are compared with [default: origin's]";

const SCHEMAS_HELP: &str = "\
Files, in `dir` of [workspace.metadata.events] (default `schemas`):
  <type>.json         what consumers may rely on: what the type writes
  <type>.reader.json  what the type accepts, where that differs
  index.json          all of them, with topic, key, package and sha256
  external/<name>/    copies of another repository's contracts, see `schemas vendor --help`

Only files that the old index lists are ever removed.

JSON output, one document:
  {\"format\": 1, \"mode\": \"check\", \"status\": \"stale\", \"dir\": \"schemas\", \"events\": 2, \"files\": 3,
   \"changes\":  [{\"file\", \"change\": missing | stale | extra | unknown, \"type\", \"diff\"}],
   \"broken_index\": null | why index.json is none,
   \"external\": [{\"file\", \"message\"}],
   \"warnings\": [{\"rule\", \"type\", \"rust\", \"file\", \"line\", \"message\", \"fix\"}],
   \"left_out\": [{\"package\", \"events\"}],
   \"errors\":   []}
  `mode` is write, check, dry-run or vendor; `status` is clean, stale, written or failed (exit
  code 2: then there are only format, mode, status and errors).";

/// The contracts of this workspace's events.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", after_long_help = EXIT_CODES)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Write the contracts of all linked events, or check that they are current
    ///
    /// Makes the JSON Schemas of all events that are linked into this program and writes those that changed.
    ///
    /// With --check nothing is written: each file that differs from the types is shown with a diff. It finds drift between
    /// types and files, and copies in `external/` that were edited. Whether a change breaks consumers is the question of
    /// `compat`.
    #[command(after_long_help = format!("{SCHEMAS_HELP}\n\n{SETTINGS_HELP}\n\n{EXIT_CODES}"))]
    Schemas(Schemas),
    /// Compare the linked events with the contracts that they had, and with what others write
    ///
    /// Can new code read what is stored or in flight, and can services on the committed version read what it writes? Proves
    /// it, or shows the smallest document that cannot be read. Writes nothing.
    #[command(after_long_help = compat::HELP)]
    Compat(compat::Compat),
    /// Replay captured bodies through the linked events
    ///
    /// Decodes each captured body with its type, encodes it again and compares: what does production send that a type
    /// refuses, changes or does not model? Bodies are CloudEvents envelopes or batches of them, whose `data` is replayed, or
    /// bare with --type.
    #[command(after_long_help = replay::HELP)]
    Replay(replay::Replay),
    /// Print the Rust source of an event from samples of its bodies
    ///
    /// Looks at captured bodies and prints a struct that models all of them, as a starting point: what may be absent or
    /// null, how wide numbers are, times, UUIDs, enums and maps are guessed. No event need be linked.
    #[command(after_long_help = infer::HELP)]
    Infer(infer::Infer),
}

#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
struct Schemas {
    /// Write nothing; exit with 1 if a file differs from the types, or a copy in `external/` from its index
    #[arg(long, conflicts_with = "dry_run")]
    check: bool,
    /// Write nothing; show what would change
    #[arg(long)]
    dry_run: bool,
    /// Exit with 1 if there are warnings; what was asked for is done all the same
    #[arg(long)]
    deny_warnings: bool,
    /// How to report
    #[arg(long, value_enum, default_value_t = Output::Human, value_name = "FORMAT")]
    output: Output,
    #[command(subcommand)]
    command: Option<SchemasCommand>,
}

#[derive(Debug, Subcommand)]
enum SchemasCommand {
    /// Copy another repository's contracts to `external/`
    ///
    /// Copies what DIR/index.json lists to `<dir>/external/<name>/`, each file checked against its sha256: verified copies of
    /// what the other repository writes, to read, to make types from and to test against. Nothing is copied if anything is
    /// wrong.
    ///
    /// From then on `schemas --check` fails if a copy is edited, and `schemas` warns of a `reader` type that no copied index
    /// lists.
    #[command(after_long_help = VENDOR_EXIT_CODES)]
    Vendor(Vendor),
}

#[derive(Debug, Args)]
struct Vendor {
    /// The other repository's folder of contracts, such as ../shop/schemas
    dir: PathBuf,
    /// What to call it here [default: that repository's folder name]
    #[arg(long)]
    name: Option<String>,
    /// How to report
    #[arg(long, value_enum, default_value_t = Output::Human, value_name = "FORMAT")]
    output: Output,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Output {
    /// Lines of text, in colour on a terminal
    Human,
    /// One JSON document on standard output
    Json,
}

/// The program of an xtask, which links the events and does nothing else:
///
/// ```no_run
/// # mod my_events {}
/// use my_events as _;
///
/// fn main() -> std::process::ExitCode {
///     event_schema::cli::main()
/// }
/// ```
///
/// With `[alias] xtask = "run --quiet --package xtask --"` in `.cargo/config.toml` it is `cargo xtask schemas`;
/// `cargo xtask schemas --help` has the rest. The exit code is 0, 1 for findings, 2 where the command itself failed.
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
    let schemas = match cli.command {
        Command::Schemas(schemas) => schemas,
        Command::Compat(compat) => return compat::run(&compat),
        Command::Replay(replay) => return replay::run(&replay),
        Command::Infer(arguments) => return infer::run(&arguments),
    };
    let (output, mode) = match &schemas {
        Schemas { command: Some(SchemasCommand::Vendor(vendor)), .. } => (vendor.output, Mode::Vendor),
        Schemas { output, check: true, .. } => (*output, Mode::Check),
        Schemas { output, dry_run: true, .. } => (*output, Mode::DryRun),
        Schemas { output, .. } => (*output, Mode::Write),
    };
    let result = run(&schemas, mode);
    let is_denied = |report: &Report| schemas.deny_warnings && report.has_warnings();
    let text = match (&result, output) {
        (Ok(report), Output::Human) if is_denied(report) => render::human(report, mode) + &render::denied(),
        (Ok(report), Output::Human) => render::human(report, mode),
        (Ok(report), Output::Json) => render::json(report, mode),
        (Err(error), Output::Human) => render::failure(error),
        (Err(error), Output::Json) => render::failure_json(error, mode),
    };
    // A reader that went away (`| head`) is no reason to fail.
    let _ = match (&result, output) {
        (Err(_), Output::Human) => anstream::stderr().write_all(text.as_bytes()),
        _ => anstream::stdout().write_all(text.as_bytes()),
    };
    match &result {
        Ok(report) if is_denied(report) || mode == Mode::Check && !report.is_clean() => ExitCode::from(1),
        Ok(_) => ExitCode::SUCCESS,
        Err(_) => ExitCode::from(2),
    }
}

fn run(schemas: &Schemas, mode: Mode) -> Result<Report, Error> {
    let settings = Settings::current()?;
    match (&schemas.command, mode) {
        (Some(SchemasCommand::Vendor(from)), _) => vendor(&settings, &from.dir, from.name.as_deref()),
        (None, Mode::Check | Mode::DryRun) => check(&settings),
        (None, Mode::Write | Mode::Vendor) => write(&settings),
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

    fn help(arguments: &str) -> String {
        let error = Cli::try_parse_from(arguments.split(' ')).expect_err("help is no command");
        error.to_string().split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_help_has_every_setting_and_every_warning() {
        let help = help("xtask schemas --help");
        assert!(help.contains("[workspace.metadata.events]"), "{help}");
        for key in crate::settings::KEYS {
            assert!(help.contains(&format!(" {key} = ")), "{key} is not in {help}");
        }
        for rule in crate::lint::RULES {
            assert!(help.contains(rule), "{rule} is not in {help}");
        }
    }

    #[test]
    fn the_help_promises_what_there_is() {
        let schemas = help("xtask schemas --help");
        assert!(schemas.contains("is the question of `compat`"), "{schemas}");
        let vendor = help("xtask schemas vendor --help");
        assert!(!vendor.contains("checked against what") && !vendor.contains(" 1 "), "{vendor}");
        assert!(vendor.contains("to read, to make types from and to test against"), "{vendor}");
    }

    #[test]
    fn check_and_dry_run_exclude_each_other() {
        let parse = |arguments: &str| Cli::try_parse_from(arguments.split(' '));
        assert!(parse("xtask schemas --check --dry-run").is_err());
        assert!(parse("xtask schemas --check vendor x").is_err());
        assert!(parse("xtask schemas --deny-warnings --check").is_ok());
        assert!(parse("xtask schemas").is_ok() && parse("xtask schemas --check --output json").is_ok());
        assert!(parse("xtask schemas vendor ../shop/schemas --name shop").is_ok());
    }
}
