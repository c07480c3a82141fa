//! The command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Route a stream of envelopes by type, and decode what is handled
///
/// Reads JSON lines, one CloudEvents envelope each. Every envelope is checked; its body stays raw until a handler of its
/// type decodes it. Types without a handler are skipped. A bad line is reported, with the event's type and id and the
/// place of the fault, and does not stop the stream.
#[derive(Debug, Parser)]
#[command(name = "route", version, args_conflicts_with_subcommands = true, after_help = EXIT_CODES)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
    #[command(flatten)]
    pub(crate) run: RunArgs,
}

const EXIT_CODES: &str = "\
Exit codes:
  0  all events were decoded or skipped
  1  some failed
  2  the stream could not be read

Try it:
  route make-stream | route";

#[derive(Debug, Args)]
pub(crate) struct RunArgs {
    /// The stream; standard input if absent or `-`
    #[arg(value_name = "FILE")]
    pub(crate) file: Option<PathBuf>,
    /// How events are printed
    #[arg(short, long, value_enum, default_value_t = Output::Text)]
    pub(crate) output: Output,
    /// Whether text is coloured
    #[arg(long, value_enum, default_value_t = Color::Auto)]
    pub(crate) color: Color,
    /// Report and pass over lines longer than this, without holding them
    #[arg(long, value_name = "BYTES", default_value_t = 16 * 1024 * 1024)]
    pub(crate) max_line: usize,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Write a stream of the shop's and GitHub's sample events to standard output
    MakeStream,
    /// Write a stream of recorded GitHub webhooks to standard output
    ///
    /// DIR has a folder for each kind (`issues`, `star`, ..) with one JSON file for each body. The type of an envelope is
    /// `com.github.` and the kind.
    Wrap {
        /// The folder of folders
        dir: PathBuf,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Output {
    /// A line in words for each event, and a summary
    Text,
    /// A JSON line for each event, and one for the summary
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal only, and not if `NO_COLOR` is set
    Auto,
    /// Everywhere
    Always,
    /// Nowhere
    Never,
}
