//! `replay`: one body through `Entry::replay`, and any bytes as a captured stream of lines through
//! `event_schema::replay_stream`.
//!
//! The input's first line names an event's type; the rest is a body, and a stream of bodies.

use std::io::Cursor;

use event_core::catalog::{RecodeError, Replayed};
use event_core::{Envelope, parse_batch};
use event_schema::{Format, ReplayOptions, ReplayReport, replay_stream};

use crate::document::Doc;
use crate::subject::{Subject, split};

/// Longer lines of the stream are passed over.
const MAX_LINE: usize = 1_000;

/// Replays a body and a stream.
///
/// # Panics
/// A replay differs from decoding and encoding, what it calls unmodelled is what the contract lists, or a body of the
/// stream is not counted once.
pub fn replay(bytes: &[u8]) {
    let (subject, rest) = split(bytes);
    one(subject, rest);
    // As gzip the stream has lines that are not seen here.
    if rest.starts_with(b"\x1F\x8B") {
        let _ = stream(rest, None, false);
        return;
    }
    let expected: u64 = lines(rest).map(|line| if line.len() > MAX_LINE { 1 } else { bodies(line) }).sum();
    for canonical in [false, true] {
        hold(stream(rest, None, canonical), expected, lines(rest).count());
        let event_type = subject.entry.event_type.to_owned();
        hold(stream(rest, Some(event_type), canonical), lines(rest).count() as u64, lines(rest).count());
    }
}

fn one(subject: &Subject, body: &[u8]) {
    let entry = subject.entry;
    let replayed = match (entry.replay(entry.event_type, body), entry.decode(entry.event_type, body)) {
        (Ok(replayed), Ok(())) => replayed,
        (Err(RecodeError::Decode(replayed)), Err(decoded)) => {
            return assert_eq!(replayed.to_string(), decoded.to_string());
        }
        (Err(RecodeError::Encode(error)), Ok(())) => {
            return assert!(entry.recode(body).is_err_and(|other| other.to_string() == error.to_string()));
        }
        (replayed, decoded) => panic!("{}: replayed: {replayed:?}, decoded: {decoded:?}", entry.event_type),
    };
    assert_eq!(replayed.written, entry.recode(body).ok());
    unmodelled(subject, body, &replayed);
}

/// A body of which all is modelled is what the contract allows when it forbids every member that it does not list.
fn unmodelled(subject: &Subject, body: &[u8], replayed: &Replayed) {
    let text = std::str::from_utf8(body).expect("what is decoded is UTF-8");
    assert!(replayed.unmodelled.is_sorted_by(|one, next| one < next), "ascending");
    for start in &replayed.unmodelled {
        assert_eq!(body.get(*start), Some(&b'"'), "a name starts at byte {start}");
    }
    let doc = Doc::parse(text).unwrap_or_else(|error| panic!("decoded, but no JSON: {error}"));
    if doc.outside_domain().is_none() {
        let value = doc.value().expect("numbers of the domain are finite");
        let listed = subject.contracts().closed_reader.is_valid(&value);
        assert_eq!(replayed.unmodelled.is_empty(), listed, "{}: {replayed:?}: {text}", subject.entry.event_type);
    }
}

fn stream(bytes: &[u8], event_type: Option<String>, canonical: bool) -> Option<ReplayReport> {
    let mut options = ReplayOptions::default();
    options.event_type = event_type;
    options.format = Format::Lines;
    options.canonical = canonical;
    options.show_values = true;
    options.max_line = MAX_LINE;
    // It is an error where there is no body at all.
    let report = replay_stream(Cursor::new(bytes.to_vec()), &options).ok()?;
    for problem in &report.problems {
        assert!(problem.count > 0 && problem.first.file == "-" && problem.first.line.is_some(), "{problem:?}");
    }
    Some(report)
}

/// The lines that are bodies.
fn lines(stream: &[u8]) -> impl Iterator<Item = &[u8]> {
    stream.split(|byte| *byte == b'\n').filter(|line| line.len() > MAX_LINE || !line.trim_ascii().is_empty())
}

/// How many bodies a line has: the items of a batch that can be read, or one.
fn bodies(line: &[u8]) -> u64 {
    if line.trim_ascii_start().first() == Some(&b'[') && Envelope::parse(line.to_vec()).is_err() {
        return parse_batch(line.to_vec()).map_or(1, |batch| batch.len() as u64);
    }
    1
}

/// Each body is counted once, and each in one way.
fn hold(report: Option<ReplayReport>, expected: u64, lines: usize) {
    let Some(report) = report else { return assert_eq!(lines, 0, "bodies, but no report") };
    let counts = report.counts();
    assert_eq!(counts.bodies + report.skipped(), expected, "{counts:?}");
    assert!(counts.ok + counts.failed <= counts.bodies, "{counts:?}");
    assert!(counts.ok + counts.failed + counts.differing + counts.unmodelled >= counts.bodies, "{counts:?}");
    assert!(!report.is_clean() || report.problems.is_empty(), "clean, but {:?}", report.problems);
}
