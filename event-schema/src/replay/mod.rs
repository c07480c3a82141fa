//! Replay: captured bodies through the types that are linked, to see what real senders send that a type refuses,
//! changes or does not model.
//!
//! The way of a body: `input` finds it, this module takes it out of its envelope and has its type decode and encode it,
//! `compare` finds the differences between the two trees of `document`, `tally` counts.

mod asked;
mod canonical;
mod compare;
mod document;
mod report;
mod tally;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::io::Read;
use std::path::PathBuf;

use event_core::catalog::{self, Entry, RecodeError, Replayed};
use event_core::{DecodeError, Envelope, EnvelopeError, RawJson};

pub use canonical::canonical;
pub use compare::Difference;
pub use report::{ReplayCounts, ReplayDepth, ReplayKind, ReplayPlace, ReplayProblem, ReplayReport, ReplayedType};

use crate::contracts;
use crate::error::Error;
use crate::export::nothing_linked;
use crate::input::{Body, Format, Input, InputError, MAX_LINE, Place, array_advice, line_advice};
use compare::{Found, compare, pointer, unmodelled};
use document::{Node, parse};
use tally::{First, Met, Route, Tally, cut, place};

/// What the decoder advises programs to do with an envelope.
const ENVELOPE_HINT: &str = "`Envelope::parse` reads it";

/// Of a value so many characters are shown.
const SHOWN: usize = 200;

/// How to replay; made by `default()` and changed where the default does not fit.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ReplayOptions {
    /// The type of all bodies, which then stand without envelopes. `{folder}` in it stands for the name of the folder
    /// that holds the file.
    pub event_type: Option<String>,
    /// How files are cut into bodies.
    pub format: Format,
    /// Whether numbers are compared by the nearest f64, as in RFC 8785, and not by their text; and shown so.
    pub canonical: bool,
    /// Whether problems show values, which may be private.
    pub show_values: bool,
    /// The longest line or document that is taken, in bytes.
    pub max_line: usize,
    /// Whether types that no linked event reads are no finding.
    pub skip_unknown: bool,
    /// Whether members that a type does not model are no finding.
    pub allow_unmodelled: bool,
}

impl Default for ReplayOptions {
    fn default() -> Self {
        Self {
            event_type: None,
            format: Format::Auto,
            canonical: false,
            show_values: false,
            max_line: MAX_LINE,
            skip_unknown: false,
            allow_unmodelled: false,
        }
    }
}

/// Replays captured bodies through the linked events: decodes each with its type, encodes it again and compares the
/// compact forms, in which white space and the order of members do not count.
///
/// `paths` are files, folders, which are walked, or `-` for standard input, as is no path at all. Files may be gzip.
/// Memory is bounded whatever is in them, by a multiple of [`max_line`](ReplayOptions::max_line).
///
/// # Errors
/// No event is linked, two are of one type, none reads the type that is asked for, a path where nothing is, no body at
/// all. What is wrong with a file or body is in the report, and the rest goes on.
///
/// # Examples
/// ```no_run
/// # use shop_events as _; mod shop_events {}
/// let mut options = event_schema::ReplayOptions::default();
/// options.event_type = Some("com.github.{folder}".into());
/// let report = event_schema::replay(&["captured".into()], &options)?;
/// assert!(report.is_clean(), "{report}");
/// # Ok::<(), event_schema::Error>(())
/// ```
pub fn replay(paths: &[PathBuf], options: &ReplayOptions) -> Result<ReplayReport, Error> {
    replay_watched(paths, options, &mut |_| {})
}

/// As [`replay`], for one stream, which is called `-`.
///
/// # Errors
/// As [`replay`].
pub fn replay_stream(stream: impl Read + 'static, options: &ReplayOptions) -> Result<ReplayReport, Error> {
    run(Input::of_stream(stream, options.format, options.max_line), catalog::entries(), options, &mut |_| {})
}

/// How far a replay is.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Progress {
    /// Bytes of files, as they are on disk.
    pub(crate) consumed: u64,
    pub(crate) total: Option<u64>,
    pub(crate) bodies: u64,
}

/// As [`replay`], and tells how far it is.
pub(crate) fn replay_watched(
    paths: &[PathBuf],
    options: &ReplayOptions,
    watch: &mut dyn FnMut(Progress),
) -> Result<ReplayReport, Error> {
    run(Input::open(paths, options.format, options.max_line)?, catalog::entries(), options, watch)
}

fn run(
    mut input: Input,
    entries: Vec<&'static Entry>,
    options: &ReplayOptions,
    watch: &mut dyn FnMut(Progress),
) -> Result<ReplayReport, Error> {
    let mut problems = contracts::duplicates(&entries);
    if entries.is_empty() {
        problems.push(nothing_linked(&BTreeMap::new()));
    }
    if !problems.is_empty() {
        return Err(Error::catalog(problems));
    }
    if let Some(event_type) = &options.event_type {
        asked::check(event_type, &entries, input.has_stream())?;
    }
    let mut run = Run { options, entries, tally: Tally::new() };
    let mut bodies = 0;
    while let Some(next) = input.next() {
        match next {
            Ok(body) => run.body(body),
            Err(error) => run.lost(&error),
        }
        bodies += 1;
        watch(Progress { consumed: input.consumed(), total: input.total(), bodies });
    }
    if bodies == 0 {
        return Err(input.nothing());
    }
    Ok(run.tally.report(options.clone(), input.passed_over()))
}

struct Run<'o> {
    options: &'o ReplayOptions,
    entries: Vec<&'static Entry>,
    tally: Tally,
}

impl Run<'_> {
    fn body(&mut self, Body { place, bytes }: Body) {
        if let Some(event_type) = &self.options.event_type {
            return self.event(&asked::type_at(event_type, &place), &bytes, &place);
        }
        if bytes.trim_ascii_start().first() != Some(&b'[') {
            let advice = advice(&bytes, &place);
            return self.envelope(Envelope::parse(bytes), advice, &place);
        }
        let advice = advice(&bytes, &place);
        match event_core::parse_batch(bytes) {
            Ok(batch) => {
                for (index, item) in batch.enumerate() {
                    self.envelope(item, "", &Place { index: Some(index), ..place.clone() });
                }
            }
            Err(error) => self.envelope(Err(error), advice, &place),
        }
    }

    /// `advice` says what may help where it is none.
    fn envelope(&mut self, envelope: Result<Envelope, EnvelopeError>, advice: &str, place: &Place) {
        let envelope = match envelope {
            Ok(envelope) => envelope,
            Err(error) => return self.no_envelope(&error, advice, place),
        };
        let event_type = envelope.event_type();
        let Some(data) = envelope.data() else {
            let message = String::from("expected `data`, found an envelope without data");
            return match self.tally.route(event_type, &self.entries) {
                Some((route, _)) => self.failed(route, place, Failure::plain(message)),
                None => self.tally.skip(event_type),
            };
        };
        match data.json_body() {
            Ok(body) => self.event(event_type, &body, place),
            Err(error) => match self.tally.route(event_type, &self.entries) {
                Some((route, _)) => self.failed(route, place, Failure::decode(&error)),
                None => self.tally.skip(event_type),
            },
        }
    }

    fn event(&mut self, event_type: &str, body: &[u8], place: &Place) {
        let Some((route, entry)) = self.tally.route(event_type, &self.entries) else {
            return self.tally.skip(event_type);
        };
        match entry.replay(event_type, body) {
            Ok(replayed) => self.replayed(route, entry, body, &replayed, place),
            Err(RecodeError::Decode(error)) => self.failed(route, place, self.not_decoded(&error, body, place)),
            Err(RecodeError::Encode(error)) => {
                let (pointer, message) = (error.pointer().to_owned(), format!("read, but not written: {error}"));
                self.failed(route, place, Failure { pointer, offset: None, detail: String::from("write"), message });
            }
            Err(error) => self.failed(route, place, Failure::plain(error.to_string())),
        }
    }

    fn not_decoded(&self, error: &DecodeError, body: &[u8], place: &Place) -> Failure {
        let mut failure = Failure::decode(error);
        if self.options.event_type.is_some() {
            // The decoder's hint is for programs.
            failure.message = failure.message.replace(ENVELOPE_HINT, "leave out --type");
            let at_root = error.pointer().is_empty();
            failure.message.push_str(if at_root { array_advice(body) } else { "" });
        }
        failure.message.push_str(advice(body, place));
        failure
    }

    fn replayed(&mut self, route: Route, entry: &Entry, body: &[u8], replayed: &Replayed, place: &Place) {
        let counts = self.tally.counts(route);
        counts.bodies += 1;
        let is_same = match &replayed.written {
            // Most bodies are compact already, and in the type's order.
            Some(written) => written == body.trim_ascii(),
            None => entry.reader_only || replayed.unmodelled.is_empty(),
        };
        if is_same {
            counts.ok += 1;
            return;
        }
        let (mut differs, mut lacks, start) = (false, false, body.as_ptr().addr());
        let (tally, options) = (&mut self.tally, self.options);
        let mut found = |found: Found<'_, '_>| {
            let is_unmodelled = found.difference == Difference::Unmodelled;
            (lacks, differs) = (lacks || is_unmodelled, differs || !is_unmodelled);
            let (kind, pattern) = (ReplayKind::Differs(found.difference), pointer(found.path, true));
            tally.problem(route, &Met { kind, pointer: &pattern, detail: "" }, || First {
                message: None,
                place: tally::place(
                    place,
                    &pointer(found.path, false),
                    found.body.map(|it| it.text.as_ptr().addr() - start),
                ),
                values: options.show_values.then(|| (shown(found.body, options), shown(found.written, options))),
            });
        };
        let (body, left_out) = tree(body, &replayed.unmodelled);
        match &replayed.written {
            Some(written) => compare(&body, &tree(written, &[]).0, options.canonical, &mut found),
            None => unmodelled(&body, &mut found),
        }
        self.tally.more_problems(left_out);
        let counts = self.tally.counts(route);
        counts.differing += u64::from(differs);
        counts.unmodelled += u64::from(lacks);
        counts.ok += u64::from(!differs && !lacks);
    }

    fn no_envelope(&mut self, error: &EnvelopeError, advice: &str, place: &Place) {
        let route = error.event_type().and_then(|event_type| self.tally.route(event_type, &self.entries));
        let is_bare = !error.is_not_json() && error.event_type().is_none() && error.id().is_none();
        let advice = if is_bare { "; bodies without an envelope need --type" } else { advice };
        let kind = match () {
            () if error.is_missing() => "missing",
            () if error.is_duplicate() => "duplicate",
            () if error.is_too_deep() => "depth",
            () => "other",
        };
        let failure = Failure {
            pointer: error.pointer().to_owned(),
            offset: Some(error.offset()),
            detail: error.guess().unwrap_or(kind).to_owned(),
            message: format!("{error}{advice}"),
        };
        self.failed(route.map_or(Route::NONE, |(route, _)| route), place, failure);
    }

    /// A body or file that could not be taken.
    fn lost(&mut self, error: &InputError) {
        let asked = self.options.event_type.as_ref().map(|asked| asked::type_at(asked, &error.place));
        let route = asked.and_then(|event_type| self.tally.route(&event_type, &self.entries));
        self.failed(route.map_or(Route::NONE, |(route, _)| route), &error.place, Failure::plain(error.message.clone()));
    }

    fn failed(&mut self, route: Route, at: &Place, failure: Failure) {
        let counts = self.tally.counts(route);
        counts.bodies += 1;
        counts.failed += 1;
        let Failure { pointer, offset, detail, message } = failure;
        let pattern = without_indexes(&pointer);
        let met = Met { kind: ReplayKind::Failed, pointer: &pattern, detail: &detail };
        self.tally.problem(route, &met, || First {
            message: Some(cut(&message, SHOWN * 5)),
            place: place(at, &pointer, offset),
            values: None,
        });
    }
}

/// Why a body did not go through.
struct Failure {
    pointer: String,
    offset: Option<usize>,
    /// What tells it from others in the same place, without positions.
    detail: String,
    message: String,
}

impl Failure {
    /// One that has no place in the body.
    fn plain(message: String) -> Self {
        // Lengths and positions do not make a problem another one.
        let detail = message.replace(|c: char| c.is_ascii_digit(), "");
        Self { pointer: String::new(), offset: None, detail, message }
    }

    fn decode(error: &DecodeError) -> Self {
        if error.line_column().is_none() {
            return Self::plain(error.to_string());
        }
        Self {
            pointer: error.pointer().to_owned(),
            offset: Some(error.offset()),
            detail: error.guess().or(error.expected()).unwrap_or("other").to_owned(),
            message: error.to_string(),
        }
    }
}

/// The tree of what was decoded or encoded, and how many members were left out of it.
fn tree<'a>(body: &'a [u8], unmodelled: &[usize]) -> (Node<'a>, u64) {
    let text = std::str::from_utf8(body).expect("what was decoded or encoded is UTF-8");
    parse(text, unmodelled).expect("what was decoded or encoded is JSON")
}

fn advice(body: &[u8], place: &Place) -> &'static str {
    if place.line.is_some() { line_advice(body) } else { "" }
}

/// A value as it is shown, compact; what it holds may be private.
fn shown(node: Option<&Node<'_>>, options: &ReplayOptions) -> Option<String> {
    let node = node?;
    if options.canonical {
        return Some(cut(&canonical::text(node), SHOWN));
    }
    // What is not modelled may hold a name twice, which no `RawJson` does.
    let compact = RawJson::parse(node.text);
    Some(cut(compact.as_ref().map_or(node.text, RawJson::as_str), SHOWN))
}

/// A pointer in which `*` stands for every number.
fn without_indexes(pointer: &str) -> String {
    let is_index = |step: &str| !step.is_empty() && step.bytes().all(|byte| byte.is_ascii_digit());
    let steps: Vec<&str> = pointer.split('/').map(|step| if is_index(step) { "*" } else { step }).collect();
    steps.join("/")
}
