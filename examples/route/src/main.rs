//! `route`: reads a stream of envelopes, routes each by its type, decodes what it handles.
//!
//! The way of one line: [`event_schema::Lines`] cuts it from the stream, [`run`] parses the envelope and looks its type up in
//! [`routes`]; only then the body is decoded, and [`describe`] says it in words; [`render`] prints the [`outcome`].
//! [`make`] and [`wrap`] write streams to try it with.

mod cli;
mod describe;
mod make;
mod outcome;
mod render;
mod routes;
mod run;
mod wrap;

use std::io::{self, ErrorKind};
use std::process::ExitCode;

use clap::Parser;

use crate::cli::{Cli, Command};

/// Everything went well, some events failed, the stream could not be read or written.
const FINE: u8 = 0;
const SOME_FAILED: u8 = 1;
const COULD_NOT: u8 = 2;

fn main() -> ExitCode {
    let cli = Cli::parse();
    let result = match &cli.command {
        Some(Command::MakeStream) => make::stream(&mut io::stdout().lock()).map(|()| FINE),
        Some(Command::Wrap { dir }) => wrap::stream(dir, &mut io::stdout().lock()).map(|()| FINE),
        None => run::run(&cli.run).map(|summary| if summary.failed > 0 { SOME_FAILED } else { FINE }),
    };
    ExitCode::from(match result {
        Ok(code) => code,
        // Whoever read our output has seen enough, as `head` does.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => FINE,
        Err(error) => {
            anstream::eprintln!("route: {error}");
            COULD_NOT
        }
    })
}
