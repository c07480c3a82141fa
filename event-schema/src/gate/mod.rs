//! The gate: every linked event against the contracts that it had before, and against what others write.
//!
//! The questions are answered by `compare`; what a break is called stands in `rules`; `render` shows the report.

mod baselines;
mod day;
mod dropped;
mod git;
mod inclusion;
mod lifecycle;
mod places;
mod report;
mod retired;
mod tables;
#[cfg(test)]
mod tests;
mod verify;
mod waivers;
mod writers;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::time::Instant;

use event_core::catalog::{self, Entry};
use serde_json::Value;

use crate::contracts::EventContract;
use crate::error::Error;
use crate::export::{Export, examine};
use crate::settings::Settings;

use baselines::{Baselines, Content, Past};
pub use day::Day;
use inclusion::{Linked, Other};
pub use report::{Against, Because, Checked, Direction, GateFinding, GateReport, RustPlace, Severity, Waived, Witness};

/// What the gate is asked.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct GateOptions {
    /// What to compare with.
    pub against: Baseline,
    /// Folders of other repositories' contracts, each with an `index.json` or with folders that have one.
    pub writers: Vec<PathBuf>,
    /// Who must read whom.
    pub directions: Directions,
    /// How far back.
    pub history: History,
    /// What `undecided` is.
    pub undecided: Severity,
    /// What day it is, for sunsets and waivers.
    pub today: Day,
}

impl Default for GateOptions {
    /// The whole history of the default branch, both ways, with the machine's day.
    fn default() -> Self {
        Self {
            against: Baseline::DefaultBranch,
            writers: Vec::new(),
            directions: Directions::Full,
            history: History::Transitive,
            undecided: Severity::Error,
            today: Day::today(),
        }
    }
}

/// What the linked types are compared with.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Baseline {
    /// What the default branch has and had.
    #[default]
    DefaultBranch,
    /// A folder of contracts, a contract, or else a revision.
    Given(String),
}

/// Who must read whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub enum Directions {
    /// Both ways: services deploy independently.
    #[default]
    Full,
    /// New code reads what is stored or in flight.
    Backward,
    /// Services that are not deployed yet read what new code writes.
    Forward,
}

/// How many of a type's contracts count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum History {
    /// Every one that it ever had.
    #[default]
    Transitive,
    /// The last one.
    Last,
}

/// Compares every linked event with its baselines, as `cargo xtask compat` does. Writes nothing.
///
/// # Errors
/// The check itself failed: the problems of [`check`](crate::check), a shallow clone or another problem with git, a baseline
/// that is no schema, a waiver that is none, a witness that does not stand its check. What is found is no error but a
/// [`GateReport`].
///
/// # Examples
/// ```no_run
/// use event_schema::{GateOptions, Settings, gate};
///
/// let report = gate(&Settings::current()?, &GateOptions::default())?;
/// assert!(report.is_compatible());
/// # Ok::<(), event_schema::Error>(())
/// ```
pub fn gate(settings: &Settings, options: &GateOptions) -> Result<GateReport, Error> {
    gate_entries(settings, &catalog::entries(), options)
}

/// As [`gate`], for given entries in place of all that are linked.
///
/// # Errors
/// As [`gate`].
pub fn gate_entries(settings: &Settings, entries: &[&Entry], options: &GateOptions) -> Result<GateReport, Error> {
    let started = Instant::now();
    let (report, export) = examine(settings, entries)?;
    let stale = lifecycle::stale(&report, &export.contracts);
    let mut report = run(settings, &export, entries, stale, options)?;
    report.micros = u64::try_from(started.elapsed().as_micros()).unwrap_or(u64::MAX);
    Ok(report)
}

/// The gate without a look at the folder of contracts; `entries` confirm witnesses.
fn run(
    settings: &Settings,
    export: &Export,
    entries: &[&Entry],
    stale: Vec<GateFinding>,
    options: &GateOptions,
) -> Result<GateReport, Error> {
    let retirements = retired::read(settings, options.today)?;
    let waivers = waivers::read(settings)?;
    let baselines = baselines::of(settings, options, &retirements, &export.files)?;
    let mut run = Run { export, options, findings: stale, checked: Checked::default(), problems: Vec::new() };
    let mut without = Vec::new();
    for contract in &export.contracts {
        run.checked.types += 1;
        let entry = entries.iter().copied().find(|entry| entry.event_type == contract.event_type);
        let linked = Linked { contract, entry };
        match baselines.types.get(&contract.event_type) {
            Some(past) if !(past.writers.is_empty() && past.readers.is_empty()) => run.history(linked, past),
            _ => without.push(contract),
        }
    }
    run.writers(entries, &writers::of(&options.writers)?);
    let linked: BTreeSet<&str> = export.contracts.iter().map(|contract| contract.event_type.as_str()).collect();
    // What was given is not known to be before or after what is retired.
    let is_given = options.against != Baseline::DefaultBranch;
    for (event_type, past) in baselines.types.iter().filter(|(it, _)| !(is_given && retirements.has(it))) {
        run.removed(event_type, past, &linked, &settings.shown_dir());
    }
    let Run { findings, checked, problems, .. } = run;
    if !problems.is_empty() {
        return Err(Error::gate(problems));
    }
    let mut findings = merge(findings);
    findings.extend(baselines.findings.iter().cloned());
    soften(&mut findings, options);
    let (mut findings, waived) = waivers.apply(findings, options.today);
    findings.sort_by(|a, b| (a.severity, &a.event_type, a.direction).cmp(&(b.severity, &b.event_type, b.direction)));
    let mut notes = baselines.notes.clone();
    notes.extend(first_time(&without, &baselines));
    Ok(GateReport { against: baselines.shown, findings, waived, notes, checked, micros: 0 })
}

/// What was found so far.
struct Run<'a> {
    export: &'a Export,
    options: &'a GateOptions,
    findings: Vec<GateFinding>,
    checked: Checked,
    problems: Vec<String>,
}

impl Run<'_> {
    /// A type against all that it was.
    fn history(&mut self, linked: Linked<'_>, past: &Past) {
        let contract = linked.contract;
        let files = &self.export.files;
        let writer = files.get(&format!("{}.json", contract.event_type));
        let reader = files.get(&format!("{}.reader.json", contract.event_type)).or(writer);
        self.checked.baselines +=
            past.writers.len() + past.readers.iter().filter(|c| !is_among(c, &past.writers)).count();
        let latest = past.readers.first();
        for content in &past.writers {
            // What is written is read, by the type's own making; so only another text has to be asked about.
            let is_new = writer.is_none_or(|writer| **writer != *content.text);
            let Some(old) = is_new.then(|| self.parse(content)).flatten() else {
                self.checked.comparisons += usize::from(!is_new && self.options.directions != Directions::Forward);
                continue;
            };
            if contract.writer.is_some() {
                self.findings.extend(lifecycle::changed(contract, content, &old));
                if past.last.as_ref().is_some_and(|last| last.text == content.text) {
                    self.findings.extend(dropped::dropped(contract, content, &old));
                }
            }
            let later = latest.filter(|latest| content.read_by.as_ref().is_some_and(|own| *own != latest.text));
            let later_reader = later.and_then(|later| self.parse(later));
            let later_reader = later_reader.as_ref();
            self.ask(linked, Direction::Backward, Other { content, document: &old, owner: None, later_reader });
        }
        for content in past.readers.iter().filter(|_| writer.is_some()) {
            let is_new = reader.is_none_or(|reader| **reader != *content.text);
            let Some(old) = is_new.then(|| self.parse(content)).flatten() else {
                self.checked.comparisons += usize::from(!is_new && self.options.directions != Directions::Backward);
                continue;
            };
            self.ask(linked, Direction::Forward, Other { content, document: &old, owner: None, later_reader: None });
        }
    }

    fn ask(&mut self, linked: Linked<'_>, direction: Direction, other: Other<'_>) {
        let asked = match self.options.directions {
            Directions::Full => true,
            Directions::Backward => direction == Direction::Backward,
            Directions::Forward => direction == Direction::Forward,
        };
        if !asked {
            return;
        }
        self.checked.comparisons += 1;
        match linked.compare(direction, other) {
            Ok(found) => self.findings.extend(found),
            Err(error) => self.problems.extend_from_slice(error.problems()),
        }
    }

    /// Linked types against what other repositories write.
    fn writers(&mut self, entries: &[&Entry], writers: &BTreeMap<String, Vec<Content>>) {
        for contract in &self.export.contracts {
            let entry = entries.iter().copied().find(|entry| entry.event_type == contract.event_type);
            for content in writers.get(&contract.event_type).into_iter().flatten() {
                self.checked.baselines += 1;
                let Some(old) = self.parse(content) else { continue };
                self.checked.comparisons += 1;
                let owner = format!("the writer of {}", content.against.file);
                let other = Other { content, document: &old, owner: Some(&owner), later_reader: None };
                match (Linked { contract, entry }).compare(Direction::Backward, other) {
                    Ok(found) => self.findings.extend(found),
                    Err(error) => self.problems.extend_from_slice(error.problems()),
                }
            }
        }
    }

    fn removed(&mut self, event_type: &str, past: &Past, linked: &BTreeSet<&str>, dir: &str) {
        let Some(last) = past.last.as_ref().filter(|_| !linked.contains(event_type)) else { return };
        let Some(old) = self.parse(last) else { return };
        let found = lifecycle::removed(event_type, last, &old, linked, self.options.today, dir);
        self.findings.extend(found);
    }

    /// The contract as a document. That it is none is a problem, and compared with nothing.
    fn parse(&mut self, content: &Content) -> Option<Value> {
        match serde_json::from_str(&content.text) {
            Ok(document) => Some(document),
            Err(error) => {
                self.problems.push(format!(
                    "{} is no JSON document: {error}: if it was committed like that, retire it in retired.toml",
                    content.against
                ));
                None
            }
        }
    }
}

fn is_among(content: &Content, others: &[Content]) -> bool {
    others.iter().any(|other| other.text == content.text)
}

/// The same finding against several contracts of one type is one, against the latest.
fn merge(findings: Vec<GateFinding>) -> Vec<GateFinding> {
    let mut merged: Vec<GateFinding> = Vec::new();
    let mut known: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for finding in findings {
        let GateFinding { rule, event_type, direction, pointer, message, .. } = &finding;
        let same = known.entry((*rule, event_type.clone(), *direction, pointer.clone(), message.clone())).or_default();
        // One contract may show it twice, as with two variants that are gone: those are two.
        let earlier = |at: &&usize| {
            let known: &GateFinding = &merged[**at];
            finding.against != known.against && !finding.against.iter().any(|it| known.also_against.contains(it))
        };
        match same.iter().find(earlier).copied() {
            Some(at) => merged[at].also_against.extend(finding.against),
            None => {
                same.push(merged.len());
                merged.push(finding);
            }
        }
    }
    merged
}

/// Drafts break freely, and what is undecided is what the options say.
fn soften(findings: &mut [GateFinding], options: &GateOptions) {
    for finding in findings {
        if finding.rule == "undecided" {
            finding.severity = options.undecided;
        }
        if finding.version == Some(0) && finding.rule != "stale-contract" {
            finding.severity = Severity::Warning;
        }
    }
}

/// A note on the types that nothing was compared with.
fn first_time(contracts: &[&EventContract], baselines: &Baselines) -> Option<String> {
    const SHOWN: usize = 5;

    // What is only read has no baseline of its own: what others write is given with `--writers`.
    let names: Vec<&str> = contracts
        .iter()
        .filter(|contract| contract.writer.is_some())
        .map(|contract| contract.event_type.as_str())
        .collect();
    let (branch, first) = (baselines.becomes.as_ref()?, names.first()?);
    let more = match names.len() {
        1 => String::new(),
        number if number <= SHOWN => format!(", {}", names[1..].join(", ")),
        number => format!(", {} and {} more", names[1..SHOWN].join(", "), number - SHOWN),
    };
    Some(format!(
        "no baseline yet: {first}{more}: once on {branch}, each change of {} is compared with that contract",
        if names.len() == 1 { "it" } else { "one of them" }
    ))
}
