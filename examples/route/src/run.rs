//! The main job: reads a stream to its end, whatever is in it.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;

use event_core::Envelope;
use event_schema::{Line, Lines};

use crate::cli::RunArgs;
use crate::outcome::{Outcome, Summary};
use crate::render::Renderer;
use crate::routes;

/// Routes the stream that `args` names, and prints what becomes of each line.
pub(crate) fn run(args: &RunArgs) -> io::Result<Summary> {
    let mut out = io::stdout().lock();
    let renderer = Renderer::new(args.output, args.color);
    match &args.file {
        Some(path) if path != Path::new("-") => {
            let name = path.display().to_string();
            let file = File::open(path).map_err(|error| could_not_read(&name, &error))?;
            stream(BufReader::new(file), &name, args.max_line, &renderer, &mut out)
        }
        _ => stream(io::stdin().lock(), "standard input", args.max_line, &renderer, &mut out),
    }
}

/// Routes the lines of `reader`. The summary is printed even if the stream breaks off.
fn stream(
    reader: impl BufRead,
    name: &str,
    max_line: usize,
    renderer: &Renderer,
    out: &mut impl Write,
) -> io::Result<Summary> {
    let mut lines = Lines::new(reader, max_line);
    let mut summary = Summary::default();
    let mut number = 0;
    let end = loop {
        let line = match lines.next_line() {
            Ok(Some(line)) => line,
            Ok(None) => break Ok(()),
            Err(error) => break Err(could_not_read(name, &error)),
        };
        number += 1;
        if let Some(outcome) = route(line, max_line) {
            summary.add(number, &outcome);
            renderer.line(number, &outcome, out)?;
        }
    };
    renderer.summary(&summary, out)?;
    out.flush()?;
    end.map(|()| summary)
}

/// What becomes of a line; nothing of a blank one.
fn route(line: Line, max_line: usize) -> Option<Outcome> {
    let text = match line {
        Line::Whole(text) if text.trim_ascii().is_empty() => return None,
        Line::Whole(text) => text,
        Line::TooLong(length) => {
            let diagnosis = format!("expected a line of at most {max_line} bytes, found {length}; see --max-line");
            return Some(Outcome::Failed { event: None, diagnosis });
        }
    };
    let envelope = match Envelope::parse(text) {
        Ok(envelope) => envelope,
        Err(error) => return Some(Outcome::Failed { event: None, diagnosis: error.to_string() }),
    };
    let (event_type, id) = (envelope.event_type().to_owned(), envelope.id().to_owned());
    let Some(handler) = routes::find(&event_type) else { return Some(Outcome::Skipped { event_type, id }) };
    Some(match handler(&envelope) {
        Ok(text) => Outcome::Decoded { event_type, id, text },
        Err(error) => Outcome::Failed { event: Some((event_type, id)), diagnosis: error.to_string() },
    })
}

fn could_not_read(name: &str, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("cannot read {name}: {error}"))
}
