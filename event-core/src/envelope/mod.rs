//! Envelopes: CloudEvents 1.0 in the JSON format, read in three tiers ([`Head::peek`], [`Envelope::parse`],
//! [`Envelope::decode`]) and written in one pass ([`Envelope::of`], [`Envelope::raw`]).
//!
//! It knows the attributes and where the data stands. It leaves out what the data means (that is
//! [`decode`](crate::decode)) and every way to send it. Source: <https://github.com/cloudevents/spec>, `spec.md` and
//! `formats/json-format.md`, version 1.0.2, and the extension `partitioning.md`.

mod attributes;
mod batch;
mod check;
mod data;
mod error;
mod head;
mod parse;
mod uri;
mod write;

use bytes::Bytes;
use bytestring::ByteString;
use chrono::{DateTime, Utc};

pub use attributes::AttributeValue;
pub use batch::{BATCH_MEDIA_TYPE, Batch, encode_batch, parse_batch};
pub use data::{DataKind, RawData};
pub use error::EnvelopeError;
pub use head::Head;
pub use write::{OutgoingData, OutgoingEnvelope, Unsourced};

use crate::decode::{DecodeError, decode_as};
use crate::event::Event;
use crate::json::Reader;
use attributes::{Attributes, Core};
use parse::{Data, Document, Until};

/// The media type of one envelope.
pub const MEDIA_TYPE: &str = "application/cloudevents+json";

/// One event in its CloudEvents envelope, checked throughout, its data as received and not decoded.
///
/// It owns its bytes, or shares them with the [`Bytes`] that it was parsed from, and copies no data.
///
/// ```
/// use event_core::Envelope;
///
/// let envelope = Envelope::parse(
///     r#"{"specversion":"1.0","id":"1","source":"/shop","type":"orders.placed.v1","shard":7,"data":{"qty":1}}"#,
/// )?;
/// assert_eq!(envelope.event_type(), "orders.placed.v1");
/// assert_eq!(envelope.extension("shard"), Some(7.into()));
/// assert_eq!(envelope.data().and_then(|data| data.as_json()), Some(r#"{"qty":1}"#));
/// # Ok::<(), event_core::EnvelopeError>(())
/// ```
#[derive(Clone)]
pub struct Envelope {
    text: ByteString,
    attributes: Attributes,
    data: Option<Data>,
}

impl Envelope {
    /// Reads one envelope and checks all of it: UTF-8, the JSON grammar to the last byte, surrogates, the depth of the
    /// data (at most 64 levels from its own root), and that each attribute is allowed and comes once.
    ///
    /// The inside of the data is well formed, no more: names that come twice in it are for
    /// [`decode`](Self::decode) to find. A null attribute is an absent one, null data is data.
    ///
    /// # Errors
    /// Anything that is no CloudEvents 1.0 envelope.
    pub fn parse(bytes: impl Into<Bytes>) -> Result<Self, EnvelopeError> {
        let text = utf8(bytes.into())?;
        let document = read_whole(&text)?;
        Ok(Self::new(text, document))
    }

    fn new(text: ByteString, document: Document) -> Self {
        Self { text, attributes: document.attributes, data: document.data }
    }

    /// The data as received; `None` where there is none. `null` is data.
    pub fn data(&self) -> Option<RawData<'_>> {
        let data = self.data.as_ref()?;
        Some(RawData::new(&self.text, data, self.datacontenttype()))
    }

    /// The envelope as received; a clone shares the bytes.
    pub fn as_bytes(&self) -> &Bytes {
        self.text.as_bytes()
    }

    /// Decodes the data as the event `E`, from `E`'s own type or one that it upcasts.
    ///
    /// # Errors
    /// Another type, no data, data that is not declared to be JSON, or a body that `E` does not read.
    pub fn decode<E: Event>(&self) -> Result<E, DecodeError> {
        decode_data(self.event_type(), self.data()).map_err(|error| error.of_event(self.event_type(), self.id()))
    }

    /// The CloudEvents version, always `1.0`.
    pub fn specversion(&self) -> &str {
        self.attributes.required(&self.text, Core::SpecVersion)
    }

    /// Identifies the event, together with [`source`](Self::source). Not empty.
    pub fn id(&self) -> &str {
        self.attributes.required(&self.text, Core::Id)
    }

    /// Where the event comes from: a URI reference, not empty.
    pub fn source(&self) -> &str {
        self.attributes.required(&self.text, Core::Source)
    }

    /// The CloudEvents `type`, such as `orders.placed.v1`. Not empty.
    pub fn event_type(&self) -> &str {
        self.attributes.required(&self.text, Core::Type)
    }

    /// What the event is about, within its source.
    pub fn subject(&self) -> Option<&str> {
        self.attributes.core(&self.text, Core::Subject)
    }

    /// When the event happened: RFC 3339, as the producer wrote it.
    pub fn time(&self) -> Option<&str> {
        self.attributes.core(&self.text, Core::Time)
    }

    /// When the event happened, in UTC, cut to nanoseconds.
    pub fn time_utc(&self) -> Option<DateTime<Utc>> {
        self.time().and_then(time_utc)
    }

    /// The media type of the data; where it is absent, the data is JSON.
    pub fn datacontenttype(&self) -> Option<&str> {
        self.attributes.core(&self.text, Core::DataContentType)
    }

    /// Where the data's schema is: an absolute URI.
    pub fn dataschema(&self) -> Option<&str> {
        self.attributes.core(&self.text, Core::DataSchema)
    }

    /// The ordering key: events of one key keep their order. The extension `partitionkey`.
    pub fn partitionkey(&self) -> Option<&str> {
        self.extension("partitionkey").and_then(AttributeValue::as_str)
    }

    /// The value of an attribute that CloudEvents itself does not define.
    pub fn extension(&self, name: &str) -> Option<AttributeValue<'_>> {
        self.attributes.extension(&self.text, name)
    }

    /// All attributes with their names: those that CloudEvents defines, then the extensions in the document's order.
    pub fn attributes(&self) -> impl Iterator<Item = (&str, AttributeValue<'_>)> {
        self.attributes.iter(&self.text)
    }
}

/// Shows the identity, never the data.
impl std::fmt::Debug for Envelope {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Envelope")
            .field("event_type", &self.event_type())
            .field("id", &self.id())
            .field("source", &self.source())
            .field("data", &self.data())
            .finish_non_exhaustive()
    }
}

/// Decodes the event `E` from the bytes of its envelope.
///
/// # Errors
/// As [`Envelope::parse`] and [`Envelope::decode`].
pub fn decode_bytes<E: Event>(bytes: &[u8]) -> Result<E, DecodeError> {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => return Err(DecodeError::envelope(EnvelopeError::not_utf8(bytes, error.valid_up_to()))),
    };
    let Document { attributes, data } = read_whole(text).map_err(DecodeError::envelope)?;
    let event_type = attributes.required(text, Core::Type);
    let content_type = attributes.core(text, Core::DataContentType);
    let data = data.as_ref().map(|data| RawData::new(text, data, content_type));
    decode_data(event_type, data).map_err(|error| error.of_event(event_type, attributes.required(text, Core::Id)))
}

fn decode_data<E: Event>(event_type: &str, data: Option<RawData<'_>>) -> Result<E, DecodeError> {
    if !E::reads(event_type) {
        let found = crate::json::Abridged(event_type);
        return Err(DecodeError::other(format!("expected an event of type `{}`, found type `{found}`", E::TYPE)));
    }
    let data = data.ok_or_else(|| DecodeError::other("expected `data`, found an envelope without data"))?;
    decode_as(event_type, &data.json_body()?)
}

fn utf8(bytes: Bytes) -> Result<ByteString, EnvelopeError> {
    ByteString::try_from(bytes.clone()).map_err(|error| EnvelopeError::not_utf8(&bytes, error.valid_up_to()))
}

fn read_whole(text: &str) -> Result<Document, EnvelopeError> {
    let mut reader = Reader::new(text);
    let document = parse::read(&mut reader, Until::End).and_then(|document| reader.end().map(|()| document));
    document.map_err(|error| EnvelopeError::read(text, &error::Place::START, &error))
}

/// chrono reads the times that `check::is_time` lets pass, and cuts what is finer than nanoseconds.
fn time_utc(text: &str) -> Option<DateTime<Utc>> {
    DateTime::parse_from_rfc3339(text).ok().map(|time| time.to_utc())
}
