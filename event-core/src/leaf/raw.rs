//! What is kept as it came: [`RawJson`] for an opaque part of a body, [`UnknownText`] and [`UnknownObject`] for what an
//! open enum does not know.

use std::borrow::Cow;
use std::fmt;

use crate::decode::DecodeError;
use crate::field::Rules;
use crate::json::{Object, Problem, ReadError, Reader, WriteError, Writer};
use crate::payload::{Encode, ListItem, Payload};
#[cfg(feature = "schema")]
use crate::schema::{Definitions, Schema};

/// Any JSON value, owned, as compact text.
///
/// Checked when it is made against everything a body may be: no duplicate names, no lone surrogates, numbers that an
/// f64 can hold, at most 64 levels. Numbers keep their text, members their order; strings lose needless
/// escapes. Two are equal when their texts are.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct RawJson {
    text: Box<str>,
    levels: u32,
}

impl RawJson {
    /// Checks and compacts a JSON text.
    ///
    /// # Errors
    /// Text that may not be part of a body; the error's pointer and position are those inside `json`.
    pub fn parse(json: &str) -> Result<Self, DecodeError> {
        let mut reader = Reader::new(json);
        let raw = read(&mut reader).and_then(|raw| reader.end().map(|()| raw));
        raw.map_err(|error| DecodeError::read(json, &error))
    }

    /// The compact text.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl fmt::Debug for RawJson {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl fmt::Display for RawJson {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl Payload for RawJson {
    const TAKES_NULL: bool = true;

    fn read(reader: &mut Reader<'_>, _: &Rules) -> Result<Self, ReadError> {
        read(reader)
    }

    #[cfg(feature = "schema")]
    fn schema(_: &mut Definitions, _: &Rules) -> Schema {
        Schema::new()
    }

    #[cfg(feature = "schema")]
    fn name() -> Cow<'static, str> {
        "RawJson".into()
    }
}

impl Encode for RawJson {
    fn write(&self, writer: &mut Writer<'_>, _: &Rules) -> Result<(), WriteError> {
        writer.raw(&self.text, self.levels)
    }
}

impl ListItem for RawJson {}

fn read(reader: &mut Reader<'_>) -> Result<RawJson, ReadError> {
    let mut compact = Compact { text: String::new(), level: 0, levels: 0 };
    compact.value(reader)?;
    Ok(RawJson { text: compact.text.into(), levels: compact.levels })
}

/// Copies a value without white space. Recursive, which the reader's depth limit bounds.
struct Compact {
    text: String,
    level: u32,
    levels: u32,
}

impl Compact {
    fn value(&mut self, reader: &mut Reader<'_>) -> Result<(), ReadError> {
        match reader.peek() {
            Some(b'{') => self.object(reader),
            Some(b'[') => {
                let mut array = reader.begin_array("an array")?;
                self.open('[');
                let mut first = true;
                while reader.next_item(&mut array)? {
                    self.comma(&mut first);
                    self.value(reader)?;
                }
                self.close(']');
                Ok(())
            }
            Some(b'-' | b'0'..=b'9') => {
                let number = reader.number("a number")?;
                if number.as_f64().is_none() {
                    return Err(reader.refused(number.start, "a number that an f64 can hold"));
                }
                self.text.push_str(number.text);
                Ok(())
            }
            Some(b'"') => {
                let text = reader.string("a string")?;
                self.quoted(&text);
                Ok(())
            }
            _ => {
                self.text.push_str(reader.raw()?);
                Ok(())
            }
        }
    }

    fn object(&mut self, reader: &mut Reader<'_>) -> Result<(), ReadError> {
        let mut object = reader.begin_object("an object")?;
        self.open('{');
        let mut first = true;
        while let Some(key) = reader.next_key(&mut object)? {
            self.comma(&mut first);
            self.quoted(&key.text);
            self.text.push(':');
            reader.note_unknown(&mut object, key)?;
            self.value(reader)?;
        }
        self.close('}');
        Ok(())
    }

    /// A string with the escapes that JSON asks for and no others, as every serializer writes it.
    fn quoted(&mut self, text: &str) {
        let mut quoted = Vec::new();
        Writer::new(&mut quoted).string(text);
        self.text.push_str(std::str::from_utf8(&quoted).expect("a quoted string is UTF-8"));
    }

    fn open(&mut self, bracket: char) {
        self.text.push(bracket);
        self.level += 1;
        self.levels = self.levels.max(self.level);
    }

    fn close(&mut self, bracket: char) {
        self.text.push(bracket);
        self.level -= 1;
    }

    fn comma(&mut self, first: &mut bool) {
        if !std::mem::take(first) {
            self.text.push(',');
        }
    }
}

/// The text of an open enum's value that this type does not know.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct UnknownText(Box<str>);

impl UnknownText {
    /// A text; writing one that is a known value or alias of its enum is refused.
    pub fn new(text: impl Into<Box<str>>) -> Self {
        Self(text.into())
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Writes the text unless it is one that `known` lists, which would be read back as another variant.
    ///
    /// # Errors
    /// A known text.
    pub fn write_unknown(&self, writer: &mut Writer<'_>, known: &[&str]) -> Result<(), WriteError> {
        if known.contains(&&*self.0) {
            return Err(WriteError::new("the variant of this value, not its text as an unknown one"));
        }
        writer.string(&self.0);
        Ok(())
    }
}

impl From<Cow<'_, str>> for UnknownText {
    fn from(text: Cow<'_, str>) -> Self {
        Self::new(text.into_owned())
    }
}

/// An object of an open tagged enum whose tag this type does not know, raw and with its tag.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct UnknownObject(RawJson);

impl UnknownObject {
    /// An object; writing one that has no string under its enum's tag, or a known one, is refused.
    pub fn new(object: RawJson) -> Self {
        Self(object)
    }

    /// The object as JSON.
    pub fn as_raw(&self) -> &RawJson {
        &self.0
    }

    /// Writes the object unless its tag is one that `known` lists, which would be read back as another variant.
    ///
    /// # Errors
    /// No object, no string under `tag`, or a known one.
    pub fn write_unknown(&self, writer: &mut Writer<'_>, tag: &'static str, known: &[&str]) -> Result<(), WriteError> {
        let mut reader = Reader::new(self.0.as_str());
        match reader.begin_tagged(tag, "an object") {
            Ok((_, text, _)) if known.contains(&&*text) => {
                Err(WriteError::new(format!("the variant of this `{tag}`, not its object as an unknown one")))
            }
            Ok(_) => writer.raw(&self.0.text, self.0.levels),
            Err(_) => Err(WriteError::new(format!("an object with a string under `{tag}`"))),
        }
    }
}

impl fmt::Debug for UnknownObject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<'de> Reader<'de> {
    /// The object that was just entered, from its brace on, as an unknown one.
    ///
    /// # Errors
    /// Anything that [`RawJson`] refuses.
    pub fn unknown_object(&mut self, object: &Object<'de>) -> Result<UnknownObject, ReadError> {
        self.leave(object);
        read(self).map(UnknownObject)
    }

    /// The error for a text that is none of a closed enum's values.
    pub fn unknown_word(&self, start: usize, known: &[&str]) -> ReadError {
        const SHOWN: usize = 12;
        let mut list: Vec<String> = known.iter().take(SHOWN).map(|word| format!("{word:?}")).collect();
        if known.len() > SHOWN {
            list.push(format!("{} more", known.len() - SHOWN));
        }
        let rule = format!("one of {}", list.join(", "));
        ReadError::new(start, Problem::Refused { rule: rule.into(), found: crate::json::Found::at(self.text(), start) })
    }
}
