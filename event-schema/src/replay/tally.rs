//! `Tally`: counts what becomes of bodies, and takes problems of one kind in one place together. Its memory is bounded
//! by [`MOST`] and by what the text of one problem may have.

use std::collections::HashMap;
use std::collections::hash_map::Entry as Slot;

use event_core::catalog::Entry;

use super::ReplayOptions;
use super::report::{ReplayCounts, ReplayDepth, ReplayKind, ReplayPlace, ReplayProblem, ReplayReport, ReplayedType};
use crate::input::Place;

/// So many kinds of problems, and so many types that no event reads, are told apart; further ones are counted.
const MOST: usize = 10_000;

/// Pointers, types and messages are cut to this many characters.
const LONGEST: usize = 1_000;

/// All that was met so far.
pub(super) struct Tally {
    types: Vec<Type>,
    by_type: HashMap<String, Route>,
    skipped: HashMap<String, u64>,
    skipped_more: u64,
    problems: usize,
    problems_more: u64,
}

/// Where bodies of a type go: an index among the types, or nowhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Route(usize);

impl Route {
    /// What is no event.
    pub(super) const NONE: Self = Self(0);
}

struct Type {
    replayed: ReplayedType,
    entry: Option<&'static Entry>,
    problems: HashMap<String, ReplayProblem>,
}

impl Type {
    fn new(event_type: Option<String>, entry: Option<&'static Entry>) -> Self {
        let depth = match entry {
            Some(entry) if entry.reader_only => ReplayDepth::Reader,
            Some(entry) if event_type.as_deref() != Some(entry.event_type) => ReplayDepth::Upcast,
            _ => ReplayDepth::Whole,
        };
        let rust = entry.map(|entry| entry.info.rust);
        let counts = ReplayCounts::default();
        Self { replayed: ReplayedType { event_type, rust, depth, counts }, entry, problems: HashMap::new() }
    }
}

/// A problem that was met.
pub(super) struct Met<'m> {
    pub(super) kind: ReplayKind,
    /// With `*` for indexes.
    pub(super) pointer: &'m str,
    /// What tells failures in one place apart.
    pub(super) detail: &'m str,
}

impl Tally {
    pub(super) fn new() -> Self {
        Self {
            types: vec![Type::new(None, None)],
            by_type: HashMap::new(),
            skipped: HashMap::new(),
            skipped_more: 0,
            problems: 0,
            problems_more: 0,
        }
    }

    /// The linked event that reads bodies of a type.
    pub(super) fn route(&mut self, event_type: &str, entries: &[&'static Entry]) -> Option<(Route, &'static Entry)> {
        if let Some(route) = self.by_type.get(event_type) {
            return self.types[route.0].entry.map(|entry| (*route, entry));
        }
        let own = entries.iter().find(|entry| entry.event_type == event_type);
        let entry = *own.or_else(|| entries.iter().find(|entry| entry.reads(event_type)))?;
        let route = Route(self.types.len());
        self.types.push(Type::new(Some(event_type.to_owned()), Some(entry)));
        self.by_type.insert(event_type.to_owned(), route);
        Some((route, entry))
    }

    /// A body of a type that no linked event reads.
    pub(super) fn skip(&mut self, event_type: &str) {
        let event_type = cut(event_type, LONGEST);
        if let Some(bodies) = self.skipped.get_mut(&event_type) {
            *bodies += 1;
        } else if self.skipped.len() < MOST {
            self.skipped.insert(event_type, 1);
        } else {
            self.skipped_more += 1;
        }
    }

    pub(super) fn counts(&mut self, route: Route) -> &mut ReplayCounts {
        &mut self.types[route.0].replayed.counts
    }

    /// Counts a problem; `first` makes what is told of it only when it is a new one.
    pub(super) fn problem(&mut self, route: Route, met: &Met<'_>, first: impl FnOnce() -> First) {
        let Type { replayed, problems, .. } = &mut self.types[route.0];
        let pointer = cut(met.pointer, LONGEST);
        match problems.entry(format!("{} {pointer} {}", met.kind.name(), cut(met.detail, LONGEST))) {
            Slot::Occupied(mut known) => known.get_mut().count += 1,
            Slot::Vacant(_) if self.problems == MOST => self.problems_more += 1,
            Slot::Vacant(new) => {
                let First { message, place, values } = first();
                self.problems += 1;
                let event_type = replayed.event_type.clone();
                new.insert(ReplayProblem {
                    event_type,
                    kind: met.kind,
                    pointer,
                    count: 1,
                    message,
                    first: place,
                    values,
                });
            }
        }
    }

    /// Problems that are not told apart.
    pub(super) fn more_problems(&mut self, problems: u64) {
        self.problems_more += problems;
    }

    /// All that was counted.
    pub(super) fn report(self, options: ReplayOptions, files_passed_over: u64) -> ReplayReport {
        let mut types = self.types;
        types.retain(|found| found.replayed.counts.bodies > 0);
        types.sort_by(|a, b| a.replayed.event_type.cmp(&b.replayed.event_type));
        let mut problems = Vec::with_capacity(self.problems);
        for found in &mut types {
            let mut of_type: Vec<ReplayProblem> = std::mem::take(&mut found.problems).into_values().collect();
            of_type.sort_by(|a, b| {
                let order = |problem: &ReplayProblem| (problem.kind, std::cmp::Reverse(problem.count));
                order(a).cmp(&order(b)).then_with(|| (&a.pointer, &a.message).cmp(&(&b.pointer, &b.message)))
            });
            problems.append(&mut of_type);
        }
        let mut skipped: Vec<(String, u64)> = self.skipped.into_iter().collect();
        skipped.sort_unstable();
        ReplayReport {
            options,
            types: types.into_iter().map(|found| found.replayed).collect(),
            skipped,
            skipped_more: self.skipped_more,
            problems,
            problems_more: self.problems_more,
            files_passed_over,
        }
    }
}

/// What is told of the first problem of a kind.
pub(super) struct First {
    pub(super) message: Option<String>,
    pub(super) place: ReplayPlace,
    pub(super) values: Option<(Option<String>, Option<String>)>,
}

/// Where a body stands, and a place in it.
pub(super) fn place(place: &Place, pointer: &str, offset: Option<usize>) -> ReplayPlace {
    let (line, item) = (place.line, place.index);
    ReplayPlace { file: place.file.to_string(), line, item, pointer: cut(pointer, LONGEST), offset }
}

/// At most so many characters of a text, and `..` where there are more.
pub(super) fn cut(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}..", &text[..end]),
        None => text.to_owned(),
    }
}
