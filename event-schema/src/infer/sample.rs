//! Which bodies are samples, and of which event: bare bodies, envelopes, batches of envelopes.
//!
//! It leaves out what the samples hold.

use std::collections::BTreeMap;

use event_core::json::Reader;
use event_core::{DataKind, Envelope, EnvelopeError, RawJson};

use super::names::pascal;
use crate::error::Error;
use crate::input::array_advice;

/// So many types are counted by name.
const MAX_TYPES: usize = 1_000;

/// So many types are named in an error.
const SHOWN: usize = 20;

/// What an event may write unless it says otherwise, in bytes.
const MAX_BYTES: usize = 900_000;

/// The type of an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct EventType {
    text: String,
    /// The name before the version, of an event of one's own.
    name: Option<String>,
}

impl EventType {
    /// # Errors
    /// What no event's type can be (clauses C22.1, C22.2 and C22.5 of the wire rules).
    pub(super) fn parse(text: &str) -> Result<Self, Error> {
        let shown = text.escape_debug();
        if text.contains("{folder}") {
            return Err(Error::samples(format!(
                "expected the type of one event, found `{shown}`: `{{folder}}` is for `replay`; run `infer` once for each \
                 folder, with its type"
            )));
        }
        if !is_type(text) {
            return Err(Error::samples(format!(
                "expected a type of letters and digits with `.`, `_` or `-` between them, at most 128 characters, such as \
                 orders.placed.v1, found `{shown}`"
            )));
        }
        let first = text.split('.').next().unwrap_or_default().to_lowercase();
        let is_port = first.len() == 4 && (first.starts_with("com") || first.starts_with("lpt"));
        let is_device = matches!(first.as_str(), "con" | "prn" | "aux" | "nul") || text.eq_ignore_ascii_case("index");
        if is_device || (is_port && matches!(first.as_bytes()[3], b'1'..=b'9')) {
            return Err(Error::samples(format!(
                "expected a type that can name a file, found `{shown}`, which Windows or the index of contracts has"
            )));
        }
        let is_version = |digits: &str| {
            let one_form = digits == "0" || !digits.starts_with('0');
            one_form && digits.bytes().all(|digit| digit.is_ascii_digit()) && digits.parse::<u32>().is_ok()
        };
        let is_lower = !text.contains(|letter: char| letter.is_ascii_uppercase());
        let name = text.rsplit_once(".v").filter(|(_, digits)| is_lower && is_version(digits));
        Ok(Self { text: text.to_owned(), name: name.map(|(name, _)| name.to_owned()) })
    }

    pub(super) fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether others defined it: it has no version of ours.
    pub(super) fn is_foreign(&self) -> bool {
        self.name.is_none()
    }

    /// `OrdersPlaced` for `orders.placed.v1`, `PushEvent` for `com.github.push`.
    pub(super) fn rust_name(&self) -> String {
        let last = self.text.rsplit('.').next().unwrap_or_default();
        self.name.as_ref().map_or_else(|| format!("{}Event", pascal(last)), |name| pascal(name))
    }

    /// What stands in `#[event(..)]`; `largest` is the longest sample in bytes.
    pub(super) fn attribute(&self, largest: usize) -> String {
        let mut attribute = match self.is_foreign() {
            true => format!("type = {:?}", self.text),
            false => format!("{:?}", self.text),
        };
        let lower = self.text.to_lowercase();
        if lower != self.text {
            attribute.push_str(&format!(", topic = {lower:?}"));
        }
        if largest > MAX_BYTES {
            attribute.push_str(&format!(", max_bytes = {}", largest.saturating_mul(2).min(u32::MAX as usize)));
        }
        attribute
    }
}

/// Whether a text is of the form of an event's type (clause C22.2).
pub(crate) fn is_type(text: &str) -> bool {
    let is_word = |word: &str| !word.is_empty() && word.bytes().all(|letter| letter.is_ascii_alphanumeric());
    text.len() <= 128 && text.split(['.', '_', '-']).all(is_word)
}

/// The bodies that came, by what they are.
#[derive(Debug)]
pub(super) struct Samples {
    picked: Option<EventType>,
    /// Envelopes of each type, in the order of the types' names.
    types: BTreeMap<String, u64>,
    /// Envelopes of further types.
    further: u64,
    /// The type that came first, which is taken unless another is picked.
    first: Option<String>,
    bare: u64,
    largest: usize,
}

/// What a body is to be read as.
enum Form {
    Bare,
    Envelope,
    Batch,
}

impl Samples {
    pub(super) fn new(picked: Option<EventType>) -> Self {
        Self { picked, types: BTreeMap::new(), further: 0, first: None, bare: 0, largest: 0 }
    }

    /// The longest sample, compact, in bytes.
    pub(super) fn largest(&self) -> usize {
        self.largest
    }

    /// The samples in what was captured, each an object, or why there is none. Envelopes of other types are counted.
    pub(super) fn bodies(&mut self, bytes: &[u8]) -> Vec<Result<RawJson, String>> {
        let found: Vec<_> = match std::str::from_utf8(bytes).map_or(Form::Bare, form) {
            Form::Bare => {
                let body = event_core::decode::<RawJson>(bytes).map_err(|error| error.to_string());
                self.bare += u64::from(body.is_ok());
                vec![body]
            }
            Form::Envelope => self.data(Envelope::parse(bytes.to_vec())).into_iter().collect(),
            Form::Batch => match event_core::parse_batch(bytes.to_vec()) {
                Ok(batch) => batch.filter_map(|envelope| self.data(envelope)).collect(),
                Err(error) => vec![Err(error.to_string())],
            },
        };
        let objects = found.into_iter().map(|body| body.and_then(object));
        objects
            .inspect(|body| self.largest = body.iter().map(|body| body.as_str().len()).fold(self.largest, usize::max))
            .collect()
    }

    /// The data of an envelope, if it is of the type that is looked for.
    fn data(&mut self, envelope: Result<Envelope, EnvelopeError>) -> Option<Result<RawJson, String>> {
        let envelope = match envelope {
            Ok(envelope) => envelope,
            Err(error) => return Some(Err(error.to_string())),
        };
        let event_type = envelope.event_type();
        let first = self.first.get_or_insert_with(|| event_type.to_owned());
        let wanted = self.picked.as_ref().map_or(first.as_str(), EventType::as_str) == event_type;
        if self.types.len() < MAX_TYPES || self.types.contains_key(event_type) {
            *self.types.entry(event_type.to_owned()).or_default() += 1;
        } else {
            self.further += 1;
        }
        wanted.then(|| match envelope.data() {
            None => Err("expected `data`, found an envelope without data".to_owned()),
            Some(data) if data.kind() == DataKind::Binary => {
                event_core::decode(&data.bytes()).map_err(|error| error.to_string())
            }
            Some(data) => data.to_raw_json().map_err(|error| error.to_string()),
        })
    }

    /// The type of all samples.
    ///
    /// # Errors
    /// None, several, or one that no event can have.
    pub(super) fn event_type(&self) -> Result<EventType, Error> {
        let found = self.found();
        match (&self.picked, &self.first) {
            (Some(picked), Some(_)) if self.bare == 0 && !self.types.contains_key(picked.as_str()) => {
                Err(Error::samples(format!("expected envelopes of type `{}`, found {found}", picked.as_str())))
            }
            (Some(picked), _) => Ok(picked.clone()),
            (None, None) if self.bare == 0 => Err(Error::samples("expected samples, found none that is usable")),
            (None, None) => Err(Error::samples(
                "the bodies are no envelopes, so they do not say their type: name it, such as --type orders.placed.v1",
            )),
            (None, Some(first)) if self.types.len() == 1 && self.bare == 0 => EventType::parse(first),
            (None, Some(_)) => Err(Error::samples(format!("expected one type, found {found}: pick one with --type"))),
        }
    }

    /// That bodies without an envelope stand among envelopes.
    pub(super) fn doubt(&self) -> Option<String> {
        let is_both = self.bare > 0 && self.first.is_some();
        is_both.then(|| format!("bodies with and without an envelope were taken for one event: found {}", self.found()))
    }

    /// The types and how many there are of each.
    fn found(&self) -> String {
        let mut parts: Vec<String> = self
            .types
            .iter()
            .take(SHOWN)
            .map(|(event_type, count)| format!("{count} of `{}`", event_type.escape_debug()))
            .collect();
        let rest = self.types.values().skip(SHOWN).sum::<u64>() + self.further;
        if rest > 0 {
            parts.push(format!("{rest} of other types"));
        }
        if self.bare > 0 {
            parts.push(format!("{} without an envelope", self.bare));
        }
        parts.join(", ")
    }
}

fn object(body: RawJson) -> Result<RawJson, String> {
    match Reader::new(body.as_str()).begin_object("an object, which the body of an event is") {
        Ok(_) => Ok(body),
        Err(error) => Err(format!("{error}{}", array_advice(body.as_str().as_bytes()))),
    }
}

/// Whether a text is an envelope, or an array that begins with one.
fn form(text: &str) -> Form {
    let mut reader = Reader::new(text);
    if reader.peek() != Some(b'[') {
        return if is_envelope(&mut reader) { Form::Envelope } else { Form::Bare };
    }
    let first = reader.begin_array("an array").and_then(|mut array| reader.next_item(&mut array));
    if first.is_ok_and(|is_there| is_there) && is_envelope(&mut reader) { Form::Batch } else { Form::Bare }
}

/// An object with `specversion` and another attribute that every envelope has.
fn is_envelope(reader: &mut Reader<'_>) -> bool {
    let Ok(mut object) = reader.begin_object("an envelope") else { return false };
    let (mut version, mut other) = (false, false);
    while let Ok(Some(key)) = reader.next_key(&mut object) {
        version |= key.text == "specversion";
        other |= matches!(&*key.text, "id" | "source" | "type");
        if (version && other) || reader.skip().is_err() {
            break;
        }
    }
    version && other
}
