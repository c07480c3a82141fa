//! `cargo run --release -p compare-bench`: how long a verdict takes on contracts that are wide, deep or recursive, changed
//! and unchanged, as the median of several runs, beside `CanonicalSchema::covers` of the jsonschema crate in the same run,
//! and the most memory that the process held.
//!
//! It leaves out what a verdict says; a wrong one ends the run.

mod shapes;

use std::time::{Duration, Instant};

use event_schema::{CompareOptions, Dialect, Verdict, compare};
use serde_json::Value;

const RUNS: usize = 9;

/// Two contracts and what must be said of them.
struct Case {
    name: &'static str,
    writer: Value,
    reader: Value,
    verdict: Verdict,
}

fn main() {
    println!("{:<40} {:>12} {:>14} {:>8}", "case", "verdict", "median", "covers");
    for case in shapes::cases() {
        let (mut ours, mut theirs) = (Vec::new(), Vec::new());
        let mut answer = String::new();
        for _ in 0..RUNS {
            let start = Instant::now();
            let verdict = verdict(&case.writer, &case.reader);
            ours.push(start.elapsed());
            assert_eq!(verdict, case.verdict, "{}", case.name);
            let start = Instant::now();
            answer = covers(&case.writer, &case.reader);
            theirs.push(start.elapsed());
        }
        let (ours, theirs) = (median(ours), median(theirs));
        let ratio = format!("{:.2} x, {answer}", theirs.as_secs_f64() / ours.as_secs_f64());
        println!("{:<40} {:>12} {ours:>14.1?} {ratio}", case.name, case.verdict.as_str());
    }
    let events: Vec<(Value, Value)> = (0..1_000).map(shapes::event).collect();
    let mut breaks = 0;
    let start = Instant::now();
    for (old, new) in &events {
        for (writer, reader) in [(old, new), (new, old)] {
            breaks += usize::from(verdict(writer, reader) == Verdict::Incompatible);
        }
    }
    println!("1,000 event types, both ways: {:.1?}, {breaks} breaks", start.elapsed());
    if let Some(peak) = peak() {
        println!("peak memory: {peak} MB");
    }
}

fn verdict(writer: &Value, reader: &Value) -> Verdict {
    let mut options = CompareOptions::default();
    options.dialect = Some(Dialect::Draft7);
    compare(writer, reader, &options).unwrap_or_else(|error| panic!("{error}")).verdict
}

/// What the jsonschema crate says: whether the reader covers the writer.
fn covers(writer: &Value, reader: &Value) -> String {
    let canonical = |schema: &Value| jsonschema::canonicalize(&event_schema::close(schema));
    match (canonical(writer), jsonschema::canonicalize(reader)) {
        (Ok(writer), Ok(reader)) => {
            reader.covers(&writer).map_or_else(|error| format!("error: {error}"), |answer| format!("{answer:?}"))
        }
        (Err(error), _) | (_, Err(error)) => format!("error: {error}"),
    }
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

/// The most memory that this process has held, in megabytes, where the system tells.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().trim_end_matches(" kB").parse::<u64>().ok()? / 1024)
}
