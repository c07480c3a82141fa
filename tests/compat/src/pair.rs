//! Two versions of an event: what the engine says of them, held against what the types do.
//!
//! Compatible: whatever the writer's type makes and encodes, the reader's type decodes. Incompatible: each witness goes
//! through the writer's type and back unchanged, and the reader's type refuses it.

use std::collections::BTreeMap;
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use event_core::catalog::{Entry, entries};
use event_core::schema::Side;
use event_core::{Publish, encode};
use event_schema::{Break, CompareOptions, Verdict, canonical, compare};
use serde_json::Value;

use crate::arbitrary::{Arbitrary, Rules, Source};

/// Two versions of an event.
#[derive(Debug)]
pub struct Pair {
    /// The module of its types.
    pub name: &'static str,
    /// What was edited, and where.
    pub edit: &'static str,
    /// What was edited, before and after.
    pub shown: [&'static str; 2],
    /// Before.
    pub old: Subject,
    /// After.
    pub new: Subject,
}

/// One version of an event with its type erased.
#[derive(Debug)]
pub struct Subject {
    entry: &'static Entry,
    make: fn(&mut Source) -> Result<Vec<u8>, String>,
}

/// What was said of a writer and a reader.
#[derive(Debug)]
pub struct Judged {
    /// The engine's verdict; `None`: it failed.
    pub verdict: Option<Verdict>,
    /// What the reader refuses, the smallest first.
    pub breaks: Vec<Break>,
    /// How many encoded values the reader's type was given.
    pub values: usize,
    /// How long the comparison took.
    pub took: Duration,
    /// Where types and verdict disagree, or why there is no verdict.
    pub disagreement: Option<String>,
}

impl Subject {
    /// The event of a type.
    ///
    /// # Panics
    /// The event is not linked.
    pub fn of<E: Publish + Arbitrary>() -> Self {
        static LINKED: OnceLock<BTreeMap<&str, &Entry>> = OnceLock::new();
        let linked = LINKED.get_or_init(|| entries().into_iter().map(|entry| (entry.event_type, entry)).collect());
        Self { entry: linked.get(E::TYPE).expect("the derive registers the event"), make: make::<E> }
    }

    /// The exported contract of one side.
    ///
    /// # Panics
    /// The type has two definitions of one name.
    #[must_use]
    pub fn contract(&self, side: Side) -> Value {
        self.entry.contract(side).expect("the corpus has no two definitions of one name").schema
    }

    fn reads(&self, body: &[u8]) -> Result<(), String> {
        self.entry.decode(self.entry.event_type, body).map_err(|error| error.to_string())
    }
}

fn make<E: Publish + Arbitrary>(source: &mut Source) -> Result<Vec<u8>, String> {
    encode(&E::arbitrary(source, &Rules::NONE)).map_err(|error| error.to_string())
}

/// Compares what `writer` writes with what `reader` reads, and both with `values` encoded values or the witnesses.
#[must_use]
pub fn judge(writer: &Subject, reader: &Subject, seed: u64, values: usize) -> Judged {
    let (written, read) = (writer.contract(Side::Writer), reader.contract(Side::Reader));
    let start = Instant::now();
    let compared = compare(&written, &read, &CompareOptions::default());
    let took = start.elapsed();
    let mut judged = Judged { verdict: None, breaks: Vec::new(), values: 0, took, disagreement: None };
    let comparison = match compared {
        Ok(comparison) => comparison,
        Err(error) => return Judged { disagreement: Some(error.to_string()), ..judged },
    };
    judged.verdict = Some(comparison.verdict);
    judged.breaks = comparison.breaks;
    judged.disagreement = match comparison.verdict {
        Verdict::Compatible => {
            judged.values = values;
            attack(writer, reader, seed, values).err()
        }
        Verdict::Incompatible if judged.breaks.is_empty() => Some("incompatible without a witness".to_owned()),
        Verdict::Incompatible => judged.breaks.iter().find_map(|found| confirm(writer, reader, &found.witness).err()),
        Verdict::Undecided => Some(comparison.undecided.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")),
    };
    judged
}

/// Whatever the writer's type makes, the reader's decodes.
fn attack(writer: &Subject, reader: &Subject, seed: u64, values: usize) -> Result<(), String> {
    let mut rng = fastrand::Rng::with_seed(seed);
    let mut made = 0;
    for _ in 0..values * 4 {
        if made == values {
            break;
        }
        // Null as a value inside an `Option<RawJson>` is never written.
        let Ok(body) = (writer.make)(&mut Source::new(rng.u64(..))) else { continue };
        made += 1;
        let text = || String::from_utf8_lossy(&body).into_owned();
        writer.reads(&body).map_err(|error| format!("{} is not read by its own type: {error}", text()))?;
        reader.reads(&body).map_err(|error| format!("compatible, but {} is refused: {error}", text()))?;
    }
    if made == values { Ok(()) } else { Err(format!("of the values made, only {made} are encoded")) }
}

/// The witness is what the writer's type writes, and the reader's refuses it.
fn confirm(writer: &Subject, reader: &Subject, witness: &str) -> Result<(), String> {
    let again = writer.entry.recode(witness.as_bytes());
    let again = again.map_err(|error| format!("the witness {witness} is not the writer's: {error}"))?;
    let same = canonical(&again).ok() == canonical(witness.as_bytes()).ok();
    if !same {
        return Err(format!("the writer writes the witness {witness} as {}", String::from_utf8_lossy(&again)));
    }
    match reader.reads(witness.as_bytes()) {
        Ok(()) => Err(format!("incompatible, but the witness {witness} is read")),
        Err(_) => Ok(()),
    }
}
