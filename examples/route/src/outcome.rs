//! What became of each line, and the sums.

use std::collections::BTreeMap;

/// What became of a line. Blank lines have no outcome.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// A handler decoded it.
    Decoded { event_type: String, id: String, text: String },
    /// An envelope of a type without a handler; its body was not looked into.
    Skipped { event_type: String, id: String },
    /// No envelope, or a body that its handler could not decode.
    Failed { event: Option<(String, String)>, diagnosis: String },
}

/// So many skipped types are kept for the summary; the counts go on.
const KEPT: usize = 20;

/// So many lines are kept for each type that failed.
const LINES: usize = 5;

/// The failures of one type.
#[derive(Debug, Default)]
pub(crate) struct Failures {
    pub(crate) count: u64,
    /// The first of their lines in the stream, from 1.
    pub(crate) lines: Vec<u64>,
}

/// The sums of a stream.
#[derive(Debug, Default)]
pub(crate) struct Summary {
    /// Lines that were not blank.
    pub(crate) events: u64,
    /// Envelopes that a handler was found for.
    pub(crate) routed: u64,
    /// Routed envelopes whose body decoded.
    pub(crate) decoded: u64,
    /// Envelopes of types without a handler.
    pub(crate) skipped: u64,
    /// Lines that are no envelope, or whose body did not decode.
    pub(crate) failed: u64,
    /// The first skipped types, with how many events each.
    pub(crate) skipped_types: BTreeMap<String, u64>,
    /// The types of which events failed, no more than there are handlers for; `None` for lines that are no envelope.
    pub(crate) failed_types: BTreeMap<Option<String>, Failures>,
}

impl Summary {
    /// Counts the outcome of a line.
    pub(crate) fn add(&mut self, line: u64, outcome: &Outcome) {
        self.events += 1;
        match outcome {
            Outcome::Decoded { .. } => {
                self.routed += 1;
                self.decoded += 1;
            }
            Outcome::Skipped { event_type, .. } => {
                self.skipped += 1;
                if let Some(count) = self.skipped_types.get_mut(event_type) {
                    *count += 1;
                } else if self.skipped_types.len() < KEPT {
                    self.skipped_types.insert(event_type.clone(), 1);
                }
            }
            Outcome::Failed { event, .. } => {
                self.failed += 1;
                self.routed += u64::from(event.is_some());
                let event_type = event.as_ref().map(|(event_type, _)| event_type.clone());
                let failures = self.failed_types.entry(event_type).or_default();
                failures.count += 1;
                if failures.lines.len() < LINES {
                    failures.lines.push(line);
                }
            }
        }
    }
}
