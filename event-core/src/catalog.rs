//! The catalog: every event that is linked into the program, for export, checks and replay.
//!
//! `#[derive(Event)]` registers an event before `main` (through `inventory`); this is the crate's only global state.
//! A dependency that is never named is not linked, so a program that needs its events says `use its_events as _;`.

use std::fmt;

use crate::decode::{DecodeError, decode, decode_as, decode_watched};
use crate::encode::{EncodeError, encode_event};
use crate::event::{Event, Publish};
use crate::schema::{Contract, ContractError, Definitions, Schema, Side};

/// What the source says of an event beside its traits. Made by the derive.
#[derive(Debug, Clone, Copy)]
pub struct EntryInfo {
    /// The Cargo package.
    pub package: &'static str,
    /// The Rust path, such as `shop_events::orders::OrderPlaced`.
    pub rust: &'static str,
    /// The JSON name of the ordering key's field.
    pub key: Option<&'static str>,
    /// The day until which the version is promised, `YYYY-MM-DD`.
    pub sunset: Option<&'static str>,
    /// The type that this version replaces.
    pub upcast: Option<&'static str>,
    /// Whether others defined the event (`type = ".."`).
    pub foreign: bool,
    /// Whether it has a doc comment.
    pub docs: bool,
    /// The file it stands in.
    pub file: &'static str,
    /// The line, from 1.
    pub line: u32,
}

/// An event that is linked into the program.
#[derive(Debug)]
#[non_exhaustive]
pub struct Entry {
    /// The CloudEvents type.
    pub event_type: &'static str,
    /// The type without its version.
    pub name: &'static str,
    /// The version in the type.
    pub version: Option<u32>,
    /// The topic.
    pub topic: &'static str,
    /// The largest body in bytes that is written.
    pub max_bytes: usize,
    /// Whether the type is only read.
    pub reader_only: bool,
    /// What the source says.
    pub info: EntryInfo,
    contract: fn(Side) -> Result<Contract, ContractError>,
    reads: fn(&str) -> bool,
    decode: fn(&str, &[u8]) -> Result<(), DecodeError>,
    replay: Replay,
    recode: Option<Recode>,
}

type Replay = fn(&str, &[u8]) -> Result<Replayed, RecodeError>;
type Recode = fn(&[u8]) -> Result<Vec<u8>, RecodeError>;

/// What became of a body that went through its type; see [`Entry::replay`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Replayed {
    /// The body as the type writes it; `None` for a `reader` type, and for a body of an older version.
    pub written: Option<Vec<u8>>,
    /// The members that the type does not model: where their names start, in bytes from the body's start, ascending.
    pub unmodelled: Vec<usize>,
}

inventory::collect!(Entry);

impl Entry {
    /// An event that is written and read.
    pub const fn new<E: Publish>(info: EntryInfo) -> Self {
        let mut entry = Self::reader::<E>(info);
        entry.reader_only = false;
        entry.replay = replay::<E>;
        entry.recode = Some(recode::<E>);
        entry
    }

    /// An event that is only read.
    pub const fn reader<E: Event>(info: EntryInfo) -> Self {
        Self {
            event_type: E::TYPE,
            name: E::NAME,
            version: E::VERSION,
            topic: E::TOPIC,
            max_bytes: E::MAX_BYTES,
            reader_only: true,
            info,
            contract: Definitions::contract::<E>,
            reads: E::reads,
            decode: |event_type, body| decode_as::<E>(event_type, body).map(drop),
            replay: |event_type, body| replay_read::<E>(event_type, body).map(|(_, replayed)| replayed),
            recode: None,
        }
    }

    /// The event's contract: `x-event` and `x-contract` at its root say what it is.
    ///
    /// # Errors
    /// Two types of one definition name.
    pub fn contract(&self, side: Side) -> Result<Contract, ContractError> {
        let mut contract = (self.contract)(side)?;
        if let Some(root) = contract.schema.as_object_mut() {
            let definitions = root.remove("definitions");
            let mut about = self.about();
            if let Some(serde_json::Value::Object(notes)) = root.remove("x-event") {
                about.extend(notes);
            }
            root.insert("x-event".to_owned(), about.into());
            let side = match side {
                Side::Writer => "writer",
                Side::Reader => "reader",
            };
            root.insert("x-contract".to_owned(), side.into());
            if let Some(definitions) = definitions {
                root.insert("definitions".to_owned(), definitions);
            }
        }
        Ok(contract)
    }

    fn about(&self) -> Schema {
        let mut about = Schema::new();
        about.insert("name".to_owned(), self.name.into());
        about.insert("topic".to_owned(), self.topic.into());
        if let Some(version) = self.version {
            about.insert("version".to_owned(), version.into());
        }
        for (key, value) in [("key", self.info.key), ("sunset", self.info.sunset), ("upcast", self.info.upcast)] {
            if let Some(value) = value {
                about.insert(key.to_owned(), value.into());
            }
        }
        about.insert("max-bytes".to_owned(), self.max_bytes.into());
        about
    }

    /// Whether bodies of `event_type` are read: the event's own type, or one that it upcasts.
    #[must_use]
    pub fn reads(&self, event_type: &str) -> bool {
        (self.reads)(event_type)
    }

    /// Reads a body that was published as `event_type`, for its error.
    ///
    /// # Errors
    /// As [`decode_as`].
    pub fn decode(&self, event_type: &str, body: &[u8]) -> Result<(), DecodeError> {
        (self.decode)(event_type, body)
    }

    /// Reads a body and writes it again.
    ///
    /// # Errors
    /// The body cannot be read, what was read cannot be written, or the event is only read.
    pub fn recode(&self, body: &[u8]) -> Result<Vec<u8>, RecodeError> {
        self.recode.map_or(Err(RecodeError::ReaderOnly), |recode| recode(body))
    }

    /// Reads a body that was published as `event_type` and, where that is the event's own type and it is one to write,
    /// writes it again; says which members it does not model.
    ///
    /// # Errors
    /// The body cannot be read, or what was read cannot be written.
    pub fn replay(&self, event_type: &str, body: &[u8]) -> Result<Replayed, RecodeError> {
        (self.replay)(event_type, body)
    }
}

fn replay<E: Publish>(event_type: &str, body: &[u8]) -> Result<Replayed, RecodeError> {
    let (event, mut replayed) = replay_read::<E>(event_type, body)?;
    if event_type == E::TYPE {
        let mut written = Vec::with_capacity(body.len());
        encode_event(&event, &mut written).map_err(RecodeError::Encode)?;
        replayed.written = Some(written);
    }
    Ok(replayed)
}

fn replay_read<E: Event>(event_type: &str, body: &[u8]) -> Result<(E, Replayed), RecodeError> {
    let (event, unmodelled) = decode_watched(event_type, body).map_err(RecodeError::Decode)?;
    Ok((event, Replayed { written: None, unmodelled }))
}

fn recode<E: Publish>(body: &[u8]) -> Result<Vec<u8>, RecodeError> {
    let event: E = decode(body).map_err(RecodeError::Decode)?;
    let mut out = Vec::with_capacity(body.len());
    encode_event(&event, &mut out).map_err(RecodeError::Encode)?;
    Ok(out)
}

/// All linked events, by type; two of one type stand side by side.
pub fn entries() -> Vec<&'static Entry> {
    let mut entries: Vec<&Entry> = inventory::iter::<Entry>.into_iter().collect();
    entries.sort_by_key(|entry| (entry.event_type, entry.info.rust));
    entries
}

/// A body did not go through a type and back.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum RecodeError {
    /// It could not be read.
    Decode(DecodeError),
    /// What was read could not be written.
    Encode(EncodeError),
    /// The event is a `reader` type.
    ReaderOnly,
}

impl fmt::Display for RecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Decode(error) => error.fmt(f),
            Self::Encode(error) => error.fmt(f),
            Self::ReaderOnly => f.write_str("the event is a reader type, which is never written"),
        }
    }
}

impl std::error::Error for RecodeError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Decode(error) => error.source(),
            Self::Encode(error) => error.source(),
            Self::ReaderOnly => None,
        }
    }
}
