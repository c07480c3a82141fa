//! The outcome of a comparison of two schemas, for people and for programs.

use anstyle::{AnsiColor, Style};
use serde_json::value::RawValue;
use serde_json::{Value, json};

use super::human::{count, line, paint};
use super::replay::plain;
use crate::compare::{Break, Comparison, Fault, Verdict};
use crate::gate::Direction;
use crate::rules::{Edit, Named, classify};

const ERROR: Style = AnsiColor::Red.on_default().bold();
const GOOD: Style = AnsiColor::Green.on_default().bold();

/// What became of a pair of schemas.
#[derive(Debug)]
pub(crate) struct Outcome {
    /// The pair.
    pub(crate) name: String,
    /// The writer's file.
    pub(crate) writer: String,
    /// The reader's file.
    pub(crate) reader: String,
    /// The comparison and both documents, or why there is none.
    pub(crate) result: Result<(Comparison, Value, Value), String>,
    /// Microseconds.
    pub(crate) micros: u64,
}

impl Outcome {
    /// `None`: the pair could not be compared.
    pub(crate) fn verdict(&self) -> Option<Verdict> {
        self.result.as_ref().ok().map(|(comparison, ..)| comparison.verdict)
    }

    /// Every fault of every break under its rule, each place once.
    fn findings(&self) -> Vec<(&Break, &Fault, Named)> {
        let Ok((comparison, writer, reader)) = &self.result else { return Vec::new() };
        let mut findings: Vec<(&Break, &Fault, Named)> = Vec::new();
        for found in &comparison.breaks {
            let witness = serde_json::from_str(&found.witness).expect("a witness is JSON");
            for fault in &found.faults {
                let edit = Edit { direction: Direction::Backward, writer, reader, witness: &witness, was_read: false };
                let named = classify(fault, &edit);
                let same = |(other, known, rule): &(&Break, &Fault, Named)| {
                    rule.rule.id == named.rule.id
                        && known.pointer == fault.pointer
                        && other.witness == found.witness
                        && rule.what == named.what
                };
                if !findings.iter().any(same) {
                    findings.push((found, fault, named));
                }
            }
        }
        findings
    }
}

/// A pair as lines of text.
pub(crate) fn human(outcome: &Outcome) -> String {
    let mut out = String::new();
    let name = &outcome.name;
    match &outcome.result {
        Err(error) => line(&mut out, format_args!("{}: {error}\n", paint(ERROR, "error"))),
        Ok((comparison, ..)) => {
            let findings = outcome.findings();
            for (found, fault, named) in &findings {
                let head = paint(ERROR, &format!("error[{}]", named.rule.id));
                line(&mut out, format_args!("{head}: {name}: {}", plain(&named.what)));
                line(&mut out, format_args!("  --> {}#{}", outcome.reader, fault.reader_place));
                line(&mut out, format_args!("  witness  {}", plain(&found.witness)));
                line(&mut out, format_args!("           jsonschema: {}", plain(&fault.refused)));
                if let Some(place) = fault.member_place.as_ref().or(fault.writer_place.as_ref()) {
                    line(&mut out, format_args!("  writer   {}#{}", outcome.writer, plain(place)));
                }
                line(&mut out, format_args!("  fix      {}\n", named.rule.fix));
            }
            for undecided in &comparison.undecided {
                line(&mut out, format_args!("{}: {name}: {undecided}\n", paint(ERROR, "error[undecided]")));
            }
        }
    }
    out
}

/// What became of all pairs.
pub(crate) fn summary(verdicts: &[Option<Verdict>]) -> String {
    let number = |verdict| verdicts.iter().filter(|it| **it == verdict).count();
    let mut parts = Vec::new();
    let compatible = number(Some(Verdict::Compatible));
    if compatible > 0 {
        parts.push(paint(GOOD, &format!("{compatible} compatible")));
    }
    for (number, word) in [
        (number(Some(Verdict::Incompatible)), "incompatible"),
        (number(Some(Verdict::Undecided)), "undecided"),
        (number(None), "not compared"),
    ] {
        if number > 0 {
            parts.push(paint(ERROR, &format!("{number} {word}")));
        }
    }
    format!("{}: {}\n", count(verdicts.len(), "pair"), parts.join(", "))
}

/// A pair as a line of JSON.
pub(crate) fn json_line(outcome: &Outcome) -> String {
    let document = match &outcome.result {
        Err(error) => json!({"file": outcome.name, "error": error}).to_string(),
        Ok((comparison, ..)) => {
            let first = comparison.breaks.first();
            let reason = first.map(|found| found.refused.clone());
            let reason = reason.or_else(|| comparison.undecided.first().map(ToString::to_string));
            let mut findings: Vec<Value> = outcome
                .findings()
                .iter()
                .map(|(found, fault, named)| {
                    json!({
                        "rule": named.rule.id,
                        "what": named.what,
                        "witness": value(&found.witness),
                        "pointer": fault.pointer,
                        "reader": fault.reader_place,
                        "writer": fault.member_place.as_ref().or(fault.writer_place.as_ref()),
                        "refused": fault.refused,
                    })
                })
                .collect();
            findings.extend(comparison.undecided.iter().map(|undecided| {
                json!({"rule": "undecided", "what": undecided.to_string(), "why": undecided.why,
                       "keyword": undecided.keyword, "place": undecided.place})
            }));
            // The text of the witness itself, so that its numbers stay as they are.
            let witness = first.and_then(|found| RawValue::from_string(found.witness.clone()).ok());
            let line = Line {
                file: &outcome.name,
                verdict: comparison.verdict.as_str(),
                witness,
                reason,
                findings,
                micros: outcome.micros,
            };
            serde_json::to_string(&line).expect("keys are texts and numbers are finite")
        }
    };
    document + "\n"
}

#[derive(serde::Serialize)]
struct Line<'a> {
    file: &'a str,
    verdict: &'a str,
    witness: Option<Box<RawValue>>,
    reason: Option<String>,
    findings: Vec<Value>,
    micros: u64,
}

fn value(witness: &str) -> Value {
    serde_json::from_str(witness).expect("a witness is JSON")
}
