//! Writing envelopes: [`OutgoingEnvelope`] for an event or for data of any kind, and a parsed [`Envelope`] again.
//!
//! One pass over one buffer: `specversion`, `type`, `id`, `source` first, `data` last. It leaves out how an event's
//! body is written (that is [`Encode`](crate::Encode)).

use std::borrow::Cow;
use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, SecondsFormat, Utc};
use uuid::Uuid;

use super::attributes::{AttributeValue, Core};
use super::{Envelope, check};
use crate::encode::EncodeError;
use crate::event::Publish;
use crate::json::{Abridged, Writer};
use crate::leaf::RawJson;

impl Envelope {
    /// An envelope around `event`, to be written. It takes the type and the ordering key from the event.
    ///
    /// ```
    /// # #[cfg(feature = "derive")]
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// use event_core::{Envelope, Event};
    ///
    /// /// Goods were counted.
    /// #[derive(Debug, PartialEq, Event)]
    /// #[event("stock.counted.v1")]
    /// struct Counted {
    ///     #[json("qty")]
    ///     qty: u32,
    /// }
    ///
    /// let mut buffer = Vec::new();
    /// Envelope::of(&Counted { qty: 7 }).source("/shop").subject("shelf 3").encode_into(&mut buffer)?;
    /// let envelope = Envelope::parse(buffer)?;
    /// assert_eq!(envelope.event_type(), "stock.counted.v1");
    /// assert_eq!(envelope.decode::<Counted>()?, Counted { qty: 7 });
    /// # Ok(())
    /// # }
    /// # #[cfg(not(feature = "derive"))]
    /// # fn main() {}
    /// ```
    pub fn of<E: Publish + Sync>(event: &E) -> Unsourced<'_> {
        Unsourced { event_type: E::TYPE, key: event.key(), body: event }
    }

    /// An envelope around data that no type of this program models, to be written.
    ///
    /// ```
    /// use event_core::{Envelope, OutgoingData, RawJson};
    ///
    /// let body = RawJson::parse(r#"{ "zen": "Keep it logically awesome." }"#)?;
    /// let envelope = Envelope::raw("com.github.ping", "https://github.com", OutgoingData::Json(&body)).build()?;
    /// assert_eq!(envelope.data().and_then(|data| data.as_json()), Some(body.as_str()));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn raw<'a>(
        event_type: impl Into<Cow<'a, str>>,
        source: impl Into<Cow<'a, str>>,
        data: OutgoingData<'a>,
    ) -> OutgoingEnvelope<'a> {
        OutgoingEnvelope::new(event_type.into(), source.into(), Body::Given(data))
    }

    /// Appends the envelope again: every attribute with its value, the data as received.
    ///
    /// The attributes that CloudEvents defines come first, then the extensions, `data` last; null attributes are left
    /// out.
    pub fn encode_into(&self, out: &mut Vec<u8>) {
        out.push(b'{');
        let mut writer = Writer::new(out);
        for (name, value) in self.attributes() {
            write_attribute(&mut writer, name, value);
        }
        if let Some(data) = &self.data {
            writer.key(if data.base64 { "\"data_base64\":" } else { "\"data\":" });
            out.extend_from_slice(&self.text.as_bytes()[data.range.clone()]);
        }
        out.push(b'}');
    }

    /// The envelope written again; see [`encode_into`](Self::encode_into).
    pub fn to_vec(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(self.as_bytes().len());
        self.encode_into(&mut out);
        out
    }
}

/// What goes into an envelope that is made with [`Envelope::raw`].
#[derive(Clone, Copy)]
pub enum OutgoingData<'a> {
    /// No data at all, which is not the same as a JSON `null`.
    Nothing,
    /// A JSON value.
    Json(&'a RawJson),
    /// Text of another type than JSON, written as a JSON string.
    Text {
        /// The media type, such as `text/plain`; not JSON.
        content_type: &'a str,
        /// The text.
        text: &'a str,
    },
    /// Bytes, written as base64.
    Binary {
        /// The media type, such as `image/png`.
        content_type: &'a str,
        /// The bytes.
        bytes: &'a [u8],
    },
}

/// Shows the kind and the length in bytes, never the data.
impl fmt::Debug for OutgoingData<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nothing => f.write_str("Nothing"),
            Self::Json(json) => f.debug_struct("Json").field("len", &json.as_str().len()).finish(),
            Self::Text { text, .. } => f.debug_struct("Text").field("len", &text.len()).finish(),
            Self::Binary { bytes, .. } => f.debug_struct("Binary").field("len", &bytes.len()).finish(),
        }
    }
}

/// An envelope that lacks the one attribute which no default can give; see [`Envelope::of`].
#[must_use = "an envelope is written by `encode_into`, after `source`"]
pub struct Unsourced<'a> {
    event_type: &'static str,
    key: Option<Cow<'a, str>>,
    body: &'a (dyn WriteBody + Sync),
}

impl<'a> Unsourced<'a> {
    /// Where the event comes from: a URI reference such as `/shop/orders` or `https://example.com/shop`, not empty.
    pub fn source(self, source: impl Into<Cow<'a, str>>) -> OutgoingEnvelope<'a> {
        let envelope = OutgoingEnvelope::new(self.event_type.into(), source.into(), Body::Event(self.body));
        OutgoingEnvelope { key: self.key, ..envelope }
    }
}

impl fmt::Debug for Unsourced<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Unsourced").field("event_type", &self.event_type).finish_non_exhaustive()
    }
}

/// An envelope to be written; see [`Envelope::of`] and [`Envelope::raw`].
///
/// What is wrong with an attribute is said when it is written, all at once.
#[derive(Clone)]
#[must_use = "an envelope is written by `encode_into`, `to_vec` or `build`"]
pub struct OutgoingEnvelope<'a> {
    event_type: Cow<'a, str>,
    source: Cow<'a, str>,
    id: Option<Cow<'a, str>>,
    time: Option<DateTime<Utc>>,
    subject: Option<Cow<'a, str>>,
    schema_base: Option<Cow<'a, str>>,
    key: Option<Cow<'a, str>>,
    extensions: Vec<(Cow<'a, str>, AttributeValue<'a>)>,
    body: Body<'a>,
}

#[derive(Clone, Copy)]
enum Body<'a> {
    Event(&'a (dyn WriteBody + Sync)),
    Given(OutgoingData<'a>),
}

/// An event's body, so that the envelope around it need not know the type.
trait WriteBody {
    fn write_body(&self, out: &mut Vec<u8>) -> Result<(), EncodeError>;
}

impl<E: Publish> WriteBody for E {
    fn write_body(&self, out: &mut Vec<u8>) -> Result<(), EncodeError> {
        crate::encode::encode_event(self, out)
    }
}

impl<'a> OutgoingEnvelope<'a> {
    fn new(event_type: Cow<'a, str>, source: Cow<'a, str>, body: Body<'a>) -> Self {
        let (id, time, subject, schema_base, key) = (None, None, None, None, None);
        Self { event_type, source, id, time, subject, schema_base, key, extensions: Vec::new(), body }
    }

    /// Identifies the event within its source. By default a new UUID of version 7 each time it is written.
    pub fn id(mut self, id: impl Into<Cow<'a, str>>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// When the event happened. By default the time of writing, to the microsecond.
    pub fn time(mut self, time: DateTime<Utc>) -> Self {
        self.time = Some(time);
        self
    }

    /// What the event is about, within its source. Not empty.
    pub fn subject(mut self, subject: impl Into<Cow<'a, str>>) -> Self {
        self.subject = Some(subject.into());
        self
    }

    /// Writes a `dataschema`: `<base>/<type>.json`. `base` is an absolute URI without query and fragment.
    pub fn schema_base(mut self, base: impl Into<Cow<'a, str>>) -> Self {
        self.schema_base = Some(base.into());
        self
    }

    /// The ordering key, written as `partitionkey`, in place of the event's own. Not empty.
    pub fn key(mut self, key: impl Into<Cow<'a, str>>) -> Self {
        self.key = Some(key.into());
        self
    }

    /// An attribute of your own: a string, an i32 or a bool under a name of 1 to 20 lower-case letters and digits. A
    /// second value under one name replaces the first.
    pub fn extension(mut self, name: impl Into<Cow<'a, str>>, value: impl Into<AttributeValue<'a>>) -> Self {
        let (name, value) = (name.into(), value.into());
        self.extensions.retain(|(known, _)| *known != name);
        self.extensions.push((name, value));
        self
    }

    /// Appends the envelope as compact JSON.
    ///
    /// # Errors
    /// An attribute that CloudEvents does not allow; a body that has no JSON, breaks a rule of its fields or is larger
    /// than the event's `MAX_BYTES`. `out` is then as it was before.
    pub fn encode_into(&self, out: &mut Vec<u8>) -> Result<(), EncodeError> {
        let before = out.len();
        let written = self.write(out);
        if written.is_err() {
            out.truncate(before);
        }
        written
    }

    /// The envelope as compact JSON.
    ///
    /// # Errors
    /// As [`encode_into`](Self::encode_into).
    pub fn to_vec(&self) -> Result<Vec<u8>, EncodeError> {
        let mut out = Vec::new();
        self.encode_into(&mut out)?;
        Ok(out)
    }

    /// The envelope as its receiver sees it.
    ///
    /// # Errors
    /// As [`encode_into`](Self::encode_into).
    pub fn build(&self) -> Result<Envelope, EncodeError> {
        Envelope::parse(self.to_vec()?).map_err(|error| EncodeError::other(error.to_string()))
    }

    fn write(&self, out: &mut Vec<u8>) -> Result<(), EncodeError> {
        out.push(b'{');
        let mut problems = Problems(Vec::new());
        self.write_attributes(&mut Writer::new(out), &mut problems);
        problems.end(&self.event_type)?;
        match self.body {
            Body::Event(event) => {
                Writer::new(out).key("\"data\":");
                event.write_body(out)?;
            }
            Body::Given(OutgoingData::Nothing) => {}
            Body::Given(OutgoingData::Json(json)) => {
                Writer::new(out).key("\"data\":");
                out.extend_from_slice(json.as_str().as_bytes());
            }
            Body::Given(OutgoingData::Text { text, .. }) => {
                let mut writer = Writer::new(out);
                writer.key("\"data\":");
                writer.string(text);
            }
            Body::Given(OutgoingData::Binary { bytes, .. }) => {
                let mut writer = Writer::new(out);
                writer.key("\"data_base64\":");
                writer.string(&STANDARD.encode(bytes));
            }
        }
        out.push(b'}');
        Ok(())
    }

    fn write_attributes(&self, writer: &mut Writer<'_>, problems: &mut Problems) {
        let id = match &self.id {
            Some(id) => Cow::Borrowed(&**id),
            None => Cow::Owned(Uuid::now_v7().to_string()),
        };
        let time = match self.time {
            Some(time) => time.to_rfc3339_opts(SecondsFormat::AutoSi, true),
            None => Utc::now().to_rfc3339_opts(SecondsFormat::Micros, true),
        };
        let content_type = match self.body {
            Body::Event(_) | Body::Given(OutgoingData::Json(_)) => Some("application/json"),
            Body::Given(OutgoingData::Nothing) => None,
            Body::Given(OutgoingData::Text { content_type, .. } | OutgoingData::Binary { content_type, .. }) => {
                Some(content_type)
            }
        };
        if let Body::Given(OutgoingData::Text { content_type, .. }) = self.body
            && check::is_json_type(Some(content_type))
        {
            problems.add(
                "datacontenttype",
                "another type than JSON for text; JSON goes in as `OutgoingData::Json`",
                None,
            );
        }
        let dataschema = self.schema_base.as_ref().map(|base| self.dataschema(base, problems));
        for (core, name) in Core::ALL {
            let text = match core {
                Core::SpecVersion => Some("1.0"),
                Core::Type => Some(&*self.event_type),
                Core::Id => Some(&*id),
                Core::Source => Some(&*self.source),
                Core::Time => Some(&*time),
                Core::Subject => self.subject.as_deref(),
                Core::DataContentType => content_type,
                Core::DataSchema => dataschema.as_deref(),
            };
            if let Some(text) = text {
                problems.check(name, text, check::core_text(core, text));
                write_attribute(writer, name, text.into());
            }
        }
        if let Some(key) = self.key.as_deref() {
            problems.check("partitionkey", key, check::extension_text("partitionkey", key));
            write_attribute(writer, "partitionkey", key.into());
        }
        for (name, value) in &self.extensions {
            problems.check_name(name);
            if let AttributeValue::String(text) = value {
                problems.check(name, text, check::extension_text(name, text));
            }
            write_attribute(writer, name, *value);
        }
    }

    fn dataschema(&self, base: &str, problems: &mut Problems) -> String {
        if base.contains(['?', '#']) {
            problems.add("dataschema", "a base URI without query and fragment", Some(base));
        }
        format!("{}/{}.json", base.trim_end_matches('/'), self.event_type)
    }
}

impl fmt::Debug for OutgoingEnvelope<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OutgoingEnvelope")
            .field("event_type", &self.event_type)
            .field("source", &self.source)
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}

/// What is wrong with the attributes of one envelope.
struct Problems(Vec<String>);

impl Problems {
    fn check(&mut self, name: &str, text: &str, rule: Result<(), &'static str>) {
        if let Err(rule) = rule {
            self.add(name, rule, Some(text));
        }
    }

    fn check_name(&mut self, name: &str) {
        if !check::is_name(name) || name.len() > check::MAX_NAME {
            self.add(name, "an attribute's name of 1 to 20 lower-case letters and digits", None);
        } else if name == "data" || name == "partitionkey" || Core::of(name).is_some() {
            self.add(
                name,
                "a name that CloudEvents leaves free; this one has its own method or comes from the event",
                None,
            );
        }
    }

    fn add(&mut self, name: &str, rule: &str, text: Option<&str>) {
        let name = Abridged(name);
        self.0.push(match text {
            Some(text) => format!("attribute `{name}`: expected {rule}, found {} characters", text.chars().count()),
            None => format!("attribute `{name}`: expected {rule}"),
        });
    }

    fn end(self, event_type: &str) -> Result<(), EncodeError> {
        if self.0.is_empty() {
            return Ok(());
        }
        Err(EncodeError::other(format!("envelope of {}: {}", Abridged(event_type), self.0.join("; "))))
    }
}

fn write_attribute(writer: &mut Writer<'_>, name: &str, value: AttributeValue<'_>) {
    writer.dynamic_key(name);
    match value {
        AttributeValue::String(text) => writer.string(text),
        AttributeValue::Integer(value) => writer.integer(value),
        AttributeValue::Boolean(value) => writer.boolean(value),
    }
}
