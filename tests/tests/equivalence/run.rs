//! Runs all subjects over their cases, on every core, and gathers what disagrees.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use event_tests::arbitrary::Source;
use event_tests::document::Doc;
use event_tests::mutate::{gently, harshly, smaller};
use event_tests::sampler::Sampler;
use event_tests::spelling::{Spelling, shuffle, spell};
use event_tests::spoil::spoil;

use crate::contract::{Contracts, without_names};
use crate::corpus::ALIASES;
use crate::properties::{self, Broken, Sides, judge};
use crate::subject::{Made, Subject};

/// More disagreements of one type say nothing new.
const ENOUGH: usize = 6;

/// The least share of mutants on each side, in percent.
const SHARE: usize = 30;

/// How a run is set up.
#[derive(Debug, Clone)]
pub(crate) struct Settings {
    /// What everything follows from.
    pub(crate) seed: u64,
    /// Encoded values, sampled documents, mutants per type.
    pub(crate) cases: usize,
    /// Only this type.
    pub(crate) only: Option<String>,
}

impl Settings {
    /// The settings that the environment says.
    pub(crate) fn from_environment() -> Self {
        let read = |name: &str| std::env::var(name).ok();
        let number = |name: &str| {
            read(name).map(|text| text.parse().unwrap_or_else(|_| panic!("{name} is a number, not {text:?}")))
        };
        let seed = number("EVENT_TEST_SEED").unwrap_or(20_260_101);
        let cases = number("EVENT_TEST_CASES").unwrap_or(400);
        Self { seed, cases: usize::try_from(cases).expect("a number of cases fits"), only: read("EVENT_TEST_TYPE") }
    }
}

/// A document that two sides judge differently.
#[derive(Debug, Clone)]
pub(crate) struct Disagreement {
    /// The type.
    pub(crate) subject: &'static str,
    /// The property.
    pub(crate) property: &'static str,
    /// The document's text, shrunk.
    pub(crate) text: String,
    /// Both verdicts.
    pub(crate) verdicts: String,
    /// The seed of the run.
    pub(crate) seed: u64,
}

impl fmt::Display for Disagreement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { subject, property, text, verdicts, seed } = self;
        write!(
            f,
            "{property}: {subject}: {text}\n    {verdicts}\n    EVENT_TEST_SEED={seed} EVENT_TEST_TYPE={subject:?}"
        )
    }
}

/// What one type's cases came to.
#[derive(Debug, Clone, Default)]
pub(crate) struct Tally {
    subject: &'static str,
    encoded: usize,
    refused: usize,
    sampled: usize,
    sampled_valid: usize,
    mutants: usize,
    mutants_read: usize,
    mutants_written: usize,
    spoiled: usize,
    /// Whether R takes every document, so that there is no other side.
    takes_all: bool,
}

/// What all types' cases came to.
#[derive(Debug, Default)]
pub(crate) struct Outcome {
    /// Everything that disagrees.
    pub(crate) disagreements: Vec<Disagreement>,
    tallies: Vec<Tally>,
    cases: usize,
    took: Duration,
}

impl Outcome {
    /// The types with a disagreement about `property`.
    pub(crate) fn types_that_disagree(&self, property: &str) -> Vec<&'static str> {
        let types: BTreeSet<_> =
            self.disagreements.iter().filter(|it| it.property == property).map(|it| it.subject).collect();
        types.into_iter().collect()
    }

    /// Types with too few mutants on one side.
    pub(crate) fn lopsided(&self) -> Vec<String> {
        let few = |count: usize, of: usize| count * 100 < of * SHARE;
        let bad = |it: &&Tally| {
            let refused = it.mutants - it.mutants_read;
            few(it.mutants_read, it.mutants) || few(refused, it.mutants)
        };
        let tallies = self.tallies.iter().filter(|it| !it.takes_all).filter(bad);
        tallies.map(|it| format!("{}: {} of {} mutants decode", it.subject, it.mutants_read, it.mutants)).collect()
    }

    /// Types that did not get all their cases.
    pub(crate) fn poor(&self) -> Vec<String> {
        let poor = |it: &&Tally| it.encoded < self.cases || it.sampled < self.cases || it.mutants < self.cases;
        let tallies = self.tallies.iter().filter(poor);
        tallies
            .map(|it| format!("{}: {} encoded, {} sampled, {} mutants", it.subject, it.encoded, it.sampled, it.mutants))
            .collect()
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sum = |of: fn(&Tally) -> usize| self.tallies.iter().map(of).sum::<usize>();
        let mutants = sum(|it| it.mutants).max(1);
        writeln!(f, "{} types, {} disagreements, {:.0?}", self.tallies.len(), self.disagreements.len(), self.took)?;
        writeln!(f, "{} values encoded, {} refused", sum(|it| it.encoded), sum(|it| it.refused))?;
        writeln!(f, "{} documents sampled, {} of them decode", sum(|it| it.sampled), sum(|it| it.sampled_valid))?;
        let (read, written) = (sum(|it| it.mutants_read), sum(|it| it.mutants_written));
        writeln!(
            f,
            "{mutants} mutants: {} % decode, {} % are valid under W",
            read * 100 / mutants,
            written * 100 / mutants
        )?;
        writeln!(f, "{} texts outside the domain", sum(|it| it.spoiled))
    }
}

/// Runs every subject.
pub(crate) fn run(subjects: &[Subject], settings: &Settings) -> Outcome {
    println!("EVENT_TEST_SEED={} EVENT_TEST_CASES={}", settings.seed, settings.cases);
    let start = Instant::now();
    let chosen: Vec<&Subject> =
        subjects.iter().filter(|subject| settings.only.as_deref().is_none_or(|only| subject.name == only)).collect();
    let next = AtomicUsize::new(0);
    let outcome = Mutex::new(Outcome { cases: settings.cases, ..Outcome::default() });
    let workers = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..workers {
            // Recursive types and 64 levels of documents in a debug build want more than a test's 2 MiB.
            let work = || {
                while let Some(subject) = chosen.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let (tally, found) = Trial::new(subject, settings).run();
                    let mut outcome = outcome.lock().expect("no worker panics while it holds the outcome");
                    outcome.tallies.push(tally);
                    outcome.disagreements.extend(found);
                }
            };
            std::thread::Builder::new().stack_size(32 << 20).spawn_scoped(scope, work).expect("a thread starts");
        }
    });
    let mut outcome = outcome.into_inner().expect("no worker panics while it holds the outcome");
    outcome.tallies.sort_by_key(|tally| tally.subject);
    outcome.disagreements.sort_by_key(|it| (it.subject, it.property, it.text.len()));
    outcome.took = start.elapsed();
    outcome
}

/// One subject's cases.
struct Trial<'a> {
    subject: &'a Subject,
    contracts: Contracts,
    rng: fastrand::Rng,
    seed: u64,
    cases: usize,
    pool: Vec<Doc>,
    written: Vec<Doc>,
    tally: Tally,
    found: Vec<Disagreement>,
}

impl<'a> Trial<'a> {
    fn new(subject: &'a Subject, settings: &Settings) -> Self {
        let own = subject
            .name
            .bytes()
            .fold(settings.seed, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
        let contracts = Contracts::of(subject);
        let tally = Tally { subject: subject.name, takes_all: contracts.reader_takes_all(), ..Tally::default() };
        Self {
            subject,
            contracts,
            rng: fastrand::Rng::with_seed(own),
            seed: settings.seed,
            cases: settings.cases,
            pool: Vec::new(),
            written: Vec::new(),
            tally,
            found: Vec::new(),
        }
    }

    fn run(mut self) -> (Tally, Vec<Disagreement>) {
        if let Some(twin) = self.subject.twin {
            let (twin, own) = (without_names(&(twin.contract)()), without_names(&self.contracts.reader));
            if twin != own {
                self.report(properties::READER_TYPE, String::new(), format!("its contract is {twin}, not {own}"));
            }
        }
        self.values();
        self.samples();
        self.mutants();
        self.spoiled();
        (self.tally, self.found)
    }

    fn values(&mut self) {
        for _ in 0..self.cases * 8 {
            if self.tally.encoded == self.cases {
                break;
            }
            let seed = self.rng.u64(..);
            let mut source = match self.rng.u8(..16) {
                0 => Source::deep(seed),
                1..8 => Source::with_strays(seed),
                _ => Source::new(seed),
            };
            match (self.subject.make)(&mut source) {
                Made::Refused => self.tally.refused += 1,
                Made::Broken(reason) => self.report(properties::ROUND_TRIP, String::new(), reason),
                Made::Written(text) => {
                    self.tally.encoded += 1;
                    let doc =
                        Doc::parse(&text).unwrap_or_else(|error| panic!("{}: {text}: {error}", self.subject.name));
                    if let Some(why) = doc.outside_domain() {
                        self.report(
                            properties::DOMAIN,
                            text.clone(),
                            format!("written, but outside the domain: {why}"),
                        );
                        continue;
                    }
                    let sides = self.judge(&doc, &text);
                    if !(sides.reads && sides.writes) {
                        self.report(properties::ROUND_TRIP, text, format!("written, but {sides:?}"));
                    }
                    self.written.push(doc.clone());
                    self.pool.push(doc);
                }
            }
        }
    }

    fn samples(&mut self) {
        let (reader, writer) = (self.contracts.reader.clone(), self.contracts.writer.clone());
        let mut samplers = [Sampler::new(&reader), Sampler::new(&writer)];
        for _ in 0..self.cases * 4 {
            if self.tally.sampled == self.cases {
                break;
            }
            let mut doc = samplers[self.tally.sampled % 2].sample(&mut self.rng);
            if self.rng.bool() {
                shuffle(&mut doc, &mut self.rng);
            }
            if doc.outside_domain().is_some() {
                continue;
            }
            let text = spell(&doc, Spelling::Free, &mut self.rng);
            self.tally.sampled += 1;
            self.tally.sampled_valid += usize::from(self.judge(&doc, &text).reads);
            self.pool.push(doc);
        }
    }

    fn mutants(&mut self) {
        // Beyond this share of one side, only the other side's mutants count.
        let most = if self.tally.takes_all { self.cases } else { self.cases * (100 - SHARE) / 100 };
        for _ in 0..self.cases * 10 {
            if self.tally.mutants == self.cases || self.pool.is_empty() {
                break;
            }
            let mut doc = self.pool[self.rng.usize(..self.pool.len())].clone();
            let refused = self.tally.mutants - self.tally.mutants_read;
            let gentle = if self.tally.mutants_read > most { false } else { refused > most || self.rng.bool() };
            if gentle {
                gently(&mut doc, ALIASES, &mut self.rng)
            } else {
                harshly(&mut doc, ALIASES, &mut self.rng)
            }
            if doc.outside_domain().is_some() {
                continue;
            }
            let text = spell(&doc, Spelling::Free, &mut self.rng);
            let sides = self.judge(&doc, &text);
            let full = if sides.reads { self.tally.mutants_read >= most } else { refused >= most };
            if !full {
                self.tally.mutants += 1;
                self.tally.mutants_read += usize::from(sides.reads);
                self.tally.mutants_written += usize::from(sides.writes);
            }
        }
    }

    fn spoiled(&mut self) {
        for _ in 0..self.cases / 4 {
            if self.written.is_empty() {
                return;
            }
            let doc = &self.written[self.rng.usize(..self.written.len())];
            let (text, what) = spoil(doc, &mut self.rng);
            self.tally.spoiled += 1;
            let judgement = (self.subject.judge)(&text);
            if judgement.decoded.is_ok() {
                self.report(properties::DOMAIN, text.clone(), format!("{what} is decoded"));
            }
            if let Some(reason) = judgement.deserialize {
                self.report(properties::DESERIALIZE, text, format!("{what}: {reason}"));
            }
        }
    }

    fn judge(&mut self, doc: &Doc, text: &str) -> Sides {
        let (sides, broken) = judge(self.subject, &self.contracts, doc, text);
        for (property, verdicts) in broken {
            if self.found.iter().filter(|it| it.property == property).count() < ENOUGH {
                let (text, verdicts) = self.shrink(doc, text, (property, verdicts));
                self.report(property, text, verdicts);
            }
        }
        sides
    }

    fn report(&mut self, property: &'static str, text: String, verdicts: String) {
        if self.found.iter().filter(|it| it.property == property).count() < ENOUGH {
            self.found.push(Disagreement { subject: self.subject.name, property, text, verdicts, seed: self.seed });
        }
    }

    /// The smallest document found that breaks the same property, and how.
    fn shrink(&mut self, doc: &Doc, text: &str, (property, verdicts): Broken) -> (String, String) {
        let mut best = (doc.clone(), text.to_owned(), verdicts);
        for _ in 0..60 {
            let candidates = smaller(&best.0).into_iter().chain([best.0.clone()]);
            let found = candidates.into_iter().find_map(|candidate| {
                let text = spell(&candidate, Spelling::Plain, &mut self.rng);
                let (_, broken) = judge(self.subject, &self.contracts, &candidate, &text);
                let (_, verdicts) = broken.into_iter().find(|(other, _)| *other == property)?;
                (text.len() < best.1.len()).then_some((candidate, text, verdicts))
            });
            match found {
                Some(smaller) => best = smaller,
                None => break,
            }
        }
        (best.1, best.2)
    }
}
