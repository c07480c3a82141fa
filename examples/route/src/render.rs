//! Prints outcomes, in words or as JSON. It decides nothing.

use std::fmt;
use std::io::{self, Write};

use anstream::{AutoStream, ColorChoice};
use anstyle::{AnsiColor, Style};
use event_core::Payload;

use crate::cli::{Color, Output};
use crate::outcome::{Failures, Outcome, Summary};

/// Prints in the form and the colours that were asked for.
#[derive(Debug)]
pub(crate) struct Renderer {
    output: Output,
    good: Style,
    quiet: Style,
    bad: Style,
}

impl Renderer {
    pub(crate) fn new(output: Output, color: Color) -> Self {
        let colored = match color {
            Color::Always => true,
            Color::Never => false,
            // Asks the terminal, and the variables that people set against colours.
            Color::Auto => AutoStream::choice(&io::stdout()) != ColorChoice::Never,
        };
        let style = |style: Style| if colored { style } else { Style::new() };
        Self {
            output,
            good: style(AnsiColor::Green.on_default()),
            quiet: style(Style::new().dimmed()),
            bad: style(AnsiColor::Red.on_default().bold()),
        }
    }

    /// Prints what became of the line `number`.
    pub(crate) fn line(&self, number: u64, outcome: &Outcome, out: &mut impl Write) -> io::Result<()> {
        if self.output == Output::Json {
            return json(&LineReport::new(number, outcome), out);
        }
        let (good, quiet, bad) = (self.good, self.quiet, self.bad);
        match outcome {
            Outcome::Decoded { event_type, text, .. } => {
                writeln!(out, "{good}{:<24}{good:#}  {}", Shown(event_type), Shown(text))
            }
            Outcome::Skipped { event_type, .. } => {
                writeln!(out, "{quiet}{:<24}  skipped, no handler{quiet:#}", Shown(event_type))
            }
            Outcome::Failed { diagnosis, .. } => {
                writeln!(out, "{bad}{:<24}{bad:#}  stream line {number}: {}", "FAILED", Shown(diagnosis))
            }
        }
    }

    /// Prints the sums, and where to look for what failed: its diagnosis stands with its line.
    pub(crate) fn summary(&self, summary: &Summary, out: &mut impl Write) -> io::Result<()> {
        if self.output == Output::Json {
            return json(&SummaryReport::from(summary), out);
        }
        let Summary { events, routed, decoded, skipped, failed, skipped_types, failed_types } = summary;
        writeln!(out, "\n{events} events: {routed} routed, {decoded} decoded, {skipped} skipped, {failed} failed")?;
        let mut unnamed = *skipped;
        for (event_type, count) in skipped_types {
            writeln!(out, "  skipped {count} of {}", Shown(event_type))?;
            unnamed -= count;
        }
        if unnamed > 0 {
            writeln!(out, "  skipped {unnamed} of other types")?;
        }
        let bad = self.bad;
        for (event_type, failures) in failed_types {
            match event_type {
                Some(event_type) => write!(out, "  {bad}failed{bad:#} {} of {}", failures.count, Shown(event_type))?,
                None => write!(out, "  {bad}failed{bad:#} {} without a valid envelope", failures.count)?,
            }
            writeln!(out, ": {}", lines(failures))?;
        }
        Ok(())
    }
}

/// The lines of `failures` in words.
fn lines(failures: &Failures) -> String {
    let numbers: Vec<String> = failures.lines.iter().map(u64::to_string).collect();
    let word = if failures.count == 1 { "stream line" } else { "stream lines" };
    let more = if failures.count > numbers.len() as u64 { ", .." } else { "" };
    format!("{word} {}{more}", numbers.join(", "))
}

/// Text from outside, safe for a terminal: control characters are written as escapes, and it stays on its line.
struct Shown<'a>(&'a str);

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let hidden = |c: char| {
            c.is_control() || matches!(c, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        };
        if !self.0.contains(hidden) {
            return f.pad(self.0);
        }
        let mut text = String::new();
        for c in self.0.chars() {
            if hidden(c) { text.extend(c.escape_default()) } else { text.push(c) }
        }
        f.pad(&text)
    }
}

/// One event of `--output json`.
#[derive(Debug, Payload)]
struct LineReport {
    /// Line in the stream, from 1.
    #[json("line", safe)]
    line: u64,
    /// What became of it.
    #[json("outcome")]
    outcome: Word,
    /// The event's type, where it is known.
    #[json("type", omitempty)]
    event_type: Option<String>,
    /// The event's id, where it is known.
    #[json("id", omitempty)]
    id: Option<String>,
    /// The event in words, or the diagnosis.
    #[json("text", omitempty)]
    text: Option<String>,
}

/// What became of an event.
#[derive(Debug, Clone, Copy, Payload)]
#[payload(closed)]
enum Word {
    /// Its handler decoded it.
    #[json("decoded")]
    Decoded,
    /// It has no handler.
    #[json("skipped")]
    Skipped,
    /// It is no envelope, or its body did not decode.
    #[json("failed")]
    Failed,
}

impl LineReport {
    fn new(line: u64, outcome: &Outcome) -> Self {
        let (word, event, text) = match outcome {
            Outcome::Decoded { event_type, id, text } => (Word::Decoded, Some((event_type, id)), Some(text)),
            Outcome::Skipped { event_type, id } => (Word::Skipped, Some((event_type, id)), None),
            Outcome::Failed { event, diagnosis } => {
                (Word::Failed, event.as_ref().map(|(event_type, id)| (event_type, id)), Some(diagnosis))
            }
        };
        let (event_type, id) = event.unzip();
        Self { line, outcome: word, event_type: event_type.cloned(), id: id.cloned(), text: text.cloned() }
    }
}

/// The last line of `--output json`.
#[derive(Debug, Payload)]
struct SummaryReport {
    /// Lines that were not blank.
    #[json("events", safe)]
    events: u64,
    /// Envelopes that a handler was found for.
    #[json("routed", safe)]
    routed: u64,
    /// Routed envelopes whose body decoded.
    #[json("decoded", safe)]
    decoded: u64,
    /// Envelopes of types without a handler.
    #[json("skipped", safe)]
    skipped: u64,
    /// Lines that are no envelope, or whose body did not decode.
    #[json("failed", safe)]
    failed: u64,
}

impl From<&Summary> for SummaryReport {
    fn from(summary: &Summary) -> Self {
        let Summary { events, routed, decoded, skipped, failed, .. } = *summary;
        Self { events, routed, decoded, skipped, failed }
    }
}

fn json(report: &impl event_core::Encode, out: &mut impl Write) -> io::Result<()> {
    let mut line = event_core::encode(report).map_err(io::Error::other)?;
    line.push(b'\n');
    out.write_all(&line)
}
