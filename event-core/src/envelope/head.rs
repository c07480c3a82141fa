//! `Head`: the attributes of an envelope without a look at its data.
//!
//! It leaves out every check of what stands behind the place where it stops.

use chrono::{DateTime, Utc};

use super::attributes::{AttributeValue, Attributes, Core};
use super::error::{EnvelopeError, Place};
use super::parse::{self, Until};
use super::time_utc;
use crate::json::Reader;

/// The first look takes this many bytes, each further one four times as many.
const FIRST_WINDOW: usize = 1024;

/// The attributes of an envelope whose data was not looked at: good for dropping and dispatching, not for trusting.
///
/// Unverified: what stands behind the place where [`peek`](Self::peek) stopped may be anything, no JSON included, and
/// attributes behind `data` are not seen. On each document that [`Envelope::parse`](super::Envelope::parse) accepts,
/// every attribute that is here has the value that `parse` gives, and all are here when `data` comes last.
#[derive(Debug, Clone)]
pub struct Head<'a> {
    text: &'a str,
    attributes: Attributes,
}

impl<'a> Head<'a> {
    /// Reads the attributes in front of `data` (or `data_base64`), in constant time whatever the size of the data.
    ///
    /// If `specversion`, `id`, `source` or `type` has not come before the data, it reads on behind it, which takes time
    /// in proportion to the document.
    ///
    /// # Errors
    /// No JSON object, or an attribute that is wrong, missing or comes twice, as far as it reads.
    ///
    /// ```
    /// use event_core::Head;
    ///
    /// let bytes = br#"{"specversion":"1.0","id":"1","source":"/shop","type":"orders.placed.v1","data":{"qty":1}}"#;
    /// let head = Head::peek(bytes)?;
    /// assert_eq!(head.event_type(), "orders.placed.v1");
    /// # Ok::<(), event_core::EnvelopeError>(())
    /// ```
    pub fn peek(bytes: &'a [u8]) -> Result<Self, EnvelopeError> {
        let mut window = FIRST_WINDOW;
        loop {
            let seen = &bytes[..window.min(bytes.len())];
            let (text, invalid) = match std::str::from_utf8(seen) {
                Ok(text) => (text, false),
                Err(error) => {
                    let (valid, _) = seen.split_at(error.valid_up_to());
                    let cut_at_the_window = error.error_len().is_none() && seen.len() < bytes.len();
                    (std::str::from_utf8(valid).unwrap_or_default(), !cut_at_the_window)
                }
            };
            // What is read in a part of the document is read alike in the whole, since a value counts only once the
            // comma or brace behind it is there. A failure may come from the cut alone.
            match parse::read(&mut Reader::new(text), Until::Data) {
                Ok(document) => return Ok(Self { text, attributes: document.attributes }),
                Err(_) if invalid => return Err(EnvelopeError::not_utf8(bytes, text.len())),
                Err(error) if seen.len() == bytes.len() => {
                    return Err(EnvelopeError::read(text, &Place::START, &error));
                }
                Err(_) => window = window.saturating_mul(4),
            }
        }
    }

    /// The CloudEvents version, always `1.0`.
    pub fn specversion(&self) -> &str {
        self.attributes.required(self.text, Core::SpecVersion)
    }

    /// Identifies the event, together with [`source`](Self::source). Not empty.
    pub fn id(&self) -> &str {
        self.attributes.required(self.text, Core::Id)
    }

    /// Where the event comes from: a URI reference, not empty.
    pub fn source(&self) -> &str {
        self.attributes.required(self.text, Core::Source)
    }

    /// The CloudEvents `type`, such as `orders.placed.v1`. Not empty.
    pub fn event_type(&self) -> &str {
        self.attributes.required(self.text, Core::Type)
    }

    /// What the event is about, within its source.
    pub fn subject(&self) -> Option<&str> {
        self.attributes.core(self.text, Core::Subject)
    }

    /// When the event happened: RFC 3339, as the producer wrote it.
    pub fn time(&self) -> Option<&str> {
        self.attributes.core(self.text, Core::Time)
    }

    /// When the event happened, in UTC, cut to nanoseconds.
    pub fn time_utc(&self) -> Option<DateTime<Utc>> {
        self.time().and_then(time_utc)
    }

    /// The media type of the data; where it is absent, the data is JSON.
    pub fn datacontenttype(&self) -> Option<&str> {
        self.attributes.core(self.text, Core::DataContentType)
    }

    /// Where the data's schema is: an absolute URI.
    pub fn dataschema(&self) -> Option<&str> {
        self.attributes.core(self.text, Core::DataSchema)
    }

    /// The ordering key: events of one key keep their order. The extension `partitionkey`.
    pub fn partitionkey(&self) -> Option<&str> {
        self.extension("partitionkey").and_then(AttributeValue::as_str)
    }

    /// The value of an attribute that CloudEvents itself does not define.
    pub fn extension(&self, name: &str) -> Option<AttributeValue<'_>> {
        self.attributes.extension(self.text, name)
    }

    /// All attributes with their names: those that CloudEvents defines, then the extensions in the document's order.
    pub fn attributes(&self) -> impl Iterator<Item = (&str, AttributeValue<'_>)> {
        self.attributes.iter(self.text)
    }
}
