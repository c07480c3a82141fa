//! `Attributes`: the context attributes of one envelope, as places in its text. [`Head`](super::Head) and
//! [`Envelope`](super::Envelope) share it, so that a peek and a parse give the same values.
//!
//! It leaves out the walk over the document (that is `parse`) and the rules of the texts (that is `check`).

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use super::check;
use crate::json::{Key, Problem, ReadError, Reader};

/// The value of an attribute: CloudEvents 1.0 in JSON knows these three.
///
/// Times, URIs and bytes are strings in JSON; without the producer's definition they cannot be told from other text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AttributeValue<'a> {
    /// Text without control characters and noncharacters.
    String(&'a str),
    /// A whole number of 32 bits.
    Integer(i32),
    /// `true` or `false`.
    Boolean(bool),
}

impl<'a> AttributeValue<'a> {
    /// The text, where this is a string.
    pub fn as_str(self) -> Option<&'a str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }
}

/// The canonical text of CloudEvents' type system: digits, `true`, `false`, or the string itself.
impl fmt::Display for AttributeValue<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::String(text) => f.write_str(text),
            Self::Integer(value) => value.fmt(f),
            Self::Boolean(value) => value.fmt(f),
        }
    }
}

impl<'a> From<&'a str> for AttributeValue<'a> {
    fn from(text: &'a str) -> Self {
        Self::String(text)
    }
}

impl<'a> From<&'a String> for AttributeValue<'a> {
    fn from(text: &'a String) -> Self {
        Self::String(text)
    }
}

impl From<i32> for AttributeValue<'_> {
    fn from(value: i32) -> Self {
        Self::Integer(value)
    }
}

impl From<bool> for AttributeValue<'_> {
    fn from(value: bool) -> Self {
        Self::Boolean(value)
    }
}

/// The attributes that CloudEvents 1.0 defines, in the order in which they are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Core {
    SpecVersion,
    Type,
    Id,
    Source,
    Time,
    Subject,
    DataContentType,
    DataSchema,
}

impl Core {
    pub(super) const ALL: [(Self, &'static str); 8] = [
        (Self::SpecVersion, "specversion"),
        (Self::Type, "type"),
        (Self::Id, "id"),
        (Self::Source, "source"),
        (Self::Time, "time"),
        (Self::Subject, "subject"),
        (Self::DataContentType, "datacontenttype"),
        (Self::DataSchema, "dataschema"),
    ];
    const REQUIRED: [(Self, &'static str); 4] = [Self::ALL[0], Self::ALL[1], Self::ALL[2], Self::ALL[3]];

    pub(super) fn of(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == name).map(|(core, _)| *core)
    }
}

/// A text of the document: where it stands, or without its escapes.
#[derive(Debug, Clone)]
enum Text {
    At(Range<usize>),
    Unescaped(Box<str>),
}

impl Text {
    /// The text of a string whose opening quote is at `quote`.
    fn new(text: Cow<'_, str>, quote: usize) -> Self {
        match text {
            Cow::Borrowed(text) => Self::At(quote + 1..quote + 1 + text.len()),
            Cow::Owned(text) => Self::Unescaped(text.into_boxed_str()),
        }
    }

    fn get<'a>(&'a self, document: &'a str) -> &'a str {
        match self {
            Self::At(range) => &document[range.clone()],
            Self::Unescaped(text) => text,
        }
    }
}

#[derive(Debug, Clone)]
enum Stored {
    String(Text),
    Integer(i32),
    Boolean(bool),
}

/// The attributes of one envelope; each getter is given the text that they were read from.
#[derive(Debug, Clone, Default)]
pub(super) struct Attributes {
    core: [Option<Text>; Core::ALL.len()],
    extensions: Vec<(Text, Stored)>,
}

impl Attributes {
    /// Reads the value behind `key`. A null attribute is an absent one.
    pub(super) fn read(&mut self, reader: &mut Reader<'_>, key: Key<'_>) -> Result<(), ReadError> {
        if !check::is_name(&key.text) {
            return Err(reader.refused(key.start, "an attribute's name of lower-case letters and digits alone"));
        }
        let start = reader.position();
        if reader.null()? {
            return Ok(());
        }
        if let Some(core) = Core::of(&key.text) {
            let text = reader.string("a string")?;
            check::core_text(core, &text).map_err(|rule| reader.refused(start, rule))?;
            self.core[core as usize] = Some(Text::new(text, start));
            return Ok(());
        }
        let value = match reader.peek() {
            Some(b'"') => {
                let text = reader.string("a string")?;
                check::extension_text(&key.text, &text).map_err(|rule| reader.refused(start, rule))?;
                Stored::String(Text::new(text, start))
            }
            _ if key.text == "partitionkey" => return Err(reader.expected(start, "a string")),
            Some(b't' | b'f') => Stored::Boolean(reader.boolean("a boolean")?),
            Some(b'-' | b'0'..=b'9') => Stored::Integer(integer(reader)?),
            _ => return Err(reader.expected(start, "a string, an integer or a boolean")),
        };
        self.extensions.push((Text::new(key.text, key.start), value));
        Ok(())
    }

    /// Whether all attributes that each envelope must have are there.
    pub(super) fn complete(&self) -> bool {
        Core::REQUIRED.iter().all(|(core, _)| self.core[*core as usize].is_some())
    }

    /// Fails unless the attributes that each envelope must have are there. `start` is where the envelope starts.
    pub(super) fn check_complete(&self, start: usize) -> Result<(), ReadError> {
        match Core::REQUIRED.iter().find(|(core, _)| self.core[*core as usize].is_none()) {
            None => Ok(()),
            Some((_, field)) => Err(ReadError::new(start, Problem::Missing { field })),
        }
    }

    pub(super) fn core<'a>(&'a self, document: &'a str, core: Core) -> Option<&'a str> {
        self.core[core as usize].as_ref().map(|text| text.get(document))
    }

    /// An attribute of the four that `check_complete` found.
    pub(super) fn required<'a>(&'a self, document: &'a str, core: Core) -> &'a str {
        self.core(document, core).expect("an envelope without this attribute is refused when it is read")
    }

    pub(super) fn extension<'a>(&'a self, document: &'a str, name: &str) -> Option<AttributeValue<'a>> {
        self.extensions(document).find(|(known, _)| *known == name).map(|(_, value)| value)
    }

    pub(super) fn extensions<'a>(
        &'a self,
        document: &'a str,
    ) -> impl Iterator<Item = (&'a str, AttributeValue<'a>)> + use<'a> {
        self.extensions.iter().map(move |(name, value)| {
            let value = match value {
                Stored::String(text) => AttributeValue::String(text.get(document)),
                Stored::Integer(value) => AttributeValue::Integer(*value),
                Stored::Boolean(value) => AttributeValue::Boolean(*value),
            };
            (name.get(document), value)
        })
    }

    /// The core attributes in the order of `Core::ALL`, then the extensions in the document's order.
    pub(super) fn iter<'a>(
        &'a self,
        document: &'a str,
    ) -> impl Iterator<Item = (&'a str, AttributeValue<'a>)> + use<'a> {
        let core = Core::ALL.iter().filter_map(move |(core, name)| {
            self.core(document, *core).map(|text| (*name, AttributeValue::String(text)))
        });
        core.chain(self.extensions(document))
    }
}

/// An integer as the CloudEvents JSON format has it: digits and a minus sign, no fraction, no exponent, 32 bits.
fn integer(reader: &mut Reader<'_>) -> Result<i32, ReadError> {
    let number = reader.number("an integer")?;
    number.text.parse().map_err(|_| reader.refused(number.start, "an integer of 32 bits without fraction and exponent"))
}
