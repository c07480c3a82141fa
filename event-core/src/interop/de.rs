//! `Deserialize`: any source to JSON text, then the reader.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use crate::decode::DecodeError;
use crate::field::Rules;
use crate::json::{Reader, Writer};
use crate::payload::Payload;

/// The name under which serde_json hands out raw text; other sources ignore it.
const RAW: &str = "$serde_json::private::RawValue";
/// The name under which serde_json hands out numbers as text, with its feature `arbitrary_precision`.
const NUMBER: &str = "$serde_json::private::Number";

/// Reads a payload from any serde source that describes itself.
///
/// # Errors
/// The source's own, with what the reader says.
pub fn deserialize<'de, T: Payload, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_newtype_struct(RAW, Whole(PhantomData))
}

fn read<T: Payload, E: Error>(text: &str) -> Result<T, E> {
    let mut reader = Reader::new(text);
    let read = T::read(&mut reader, &Rules::NONE).and_then(|value| reader.end().map(|()| value));
    read.map_err(|error| E::custom(DecodeError::read(text, &error).inside()))
}

/// The raw text of serde_json, or a source that must be written down.
struct Whole<T>(PhantomData<T>);

impl<'de, T: Payload> Visitor<'de> for Whole<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        let mut text = Vec::new();
        Transcribe { writer: &mut Writer::new(&mut text) }.deserialize(deserializer)?;
        read(std::str::from_utf8(&text).map_err(D::Error::custom)?)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<T, A::Error> {
        match map.next_key::<std::borrow::Cow<'de, str>>()? {
            Some(key) if key == RAW => read(&map.next_value::<RawText>()?.0),
            _ => Err(A::Error::custom("expected the raw text of a JSON value")),
        }
    }
}

/// A string as serde_json passes raw text on, borrowed or owned.
struct RawText(String);

impl<'de> serde::Deserialize<'de> for RawText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self)
    }
}

/// Writes down whatever a source holds as JSON text, duplicate names and order included.
struct Transcribe<'w, 'a> {
    writer: &'w mut Writer<'a>,
}

impl<'de> DeserializeSeed<'de> for Transcribe<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Transcribe<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value that JSON has")
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<(), E> {
        self.writer.boolean(value);
        Ok(())
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<(), E> {
        self.writer.integer(value);
        Ok(())
    }

    fn visit_i128<E: Error>(self, value: i128) -> Result<(), E> {
        self.writer.integer(value);
        Ok(())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<(), E> {
        self.writer.integer(value);
        Ok(())
    }

    fn visit_u128<E: Error>(self, value: u128) -> Result<(), E> {
        self.writer.integer(value);
        Ok(())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<(), E> {
        self.writer.float(value).map_err(E::custom)
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<(), E> {
        self.writer.string(value);
        Ok(())
    }

    fn visit_none<E: Error>(self) -> Result<(), E> {
        self.visit_unit()
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.writer.null();
        Ok(())
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        self.writer.begin_array().map_err(A::Error::custom)?;
        let mut index = 0;
        loop {
            let mut item = Item { writer: self.writer, index };
            if seq.next_element_seed(&mut item)?.is_none() {
                break;
            }
            index += 1;
        }
        self.writer.end_array();
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut first = true;
        while let Some(key) = map.next_key::<String>()? {
            if first && key == NUMBER {
                let number: String = map.next_value()?;
                let mut reader = Reader::new(&number);
                reader.number("a number").and_then(|_| reader.end()).map_err(A::Error::custom)?;
                return self.writer.raw(&number, 0).map_err(A::Error::custom);
            }
            if std::mem::take(&mut first) {
                self.writer.begin_object().map_err(A::Error::custom)?;
            }
            self.writer.dynamic_key(&key);
            map.next_value_seed(Transcribe { writer: self.writer })?;
        }
        if first {
            self.writer.begin_object().map_err(A::Error::custom)?;
        }
        self.writer.end_object();
        Ok(())
    }
}

/// One item of an array, with the comma in front of it.
struct Item<'w, 'a> {
    writer: &'w mut Writer<'a>,
    index: usize,
}

impl<'de> DeserializeSeed<'de> for &mut Item<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.writer.item(self.index);
        Transcribe { writer: self.writer }.deserialize(deserializer)
    }
}
