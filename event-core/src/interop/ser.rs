//! `Serialize`: the written text, walked.

use serde::ser::{Error, Serialize, SerializeMap, SerializeSeq, Serializer};
use serde_json::value::RawValue;

use crate::encode::encode;
use crate::json::{Reader, Writer};
use crate::payload::Encode;

/// Serializes a payload: under serde_json's compact form the very bytes that [`encode`] writes.
///
/// # Errors
/// The serializer's own, with what the writer says.
pub fn serialize<T: Encode, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    let bytes = encode(value).map_err(S::Error::custom)?;
    let text = std::str::from_utf8(&bytes).map_err(S::Error::custom)?;
    Json(text).serialize(serializer)
}

/// A compact JSON text of ours.
struct Json<'a>(&'a str);

impl Serialize for Json<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut reader = Reader::new(self.0);
        match reader.peek() {
            Some(b'{') => {
                let mut map = serializer.serialize_map(None)?;
                let mut object = reader.begin_object("").map_err(S::Error::custom)?;
                while let Some(key) = reader.next_key(&mut object).map_err(S::Error::custom)? {
                    map.serialize_entry(&*key.text, &Json(reader.raw().map_err(S::Error::custom)?))?;
                }
                map.end()
            }
            Some(b'[') => {
                let mut seq = serializer.serialize_seq(None)?;
                let mut array = reader.begin_array("").map_err(S::Error::custom)?;
                while reader.next_item(&mut array).map_err(S::Error::custom)? {
                    seq.serialize_element(&Json(reader.raw().map_err(S::Error::custom)?))?;
                }
                seq.end()
            }
            Some(b'"') => {
                let text = reader.string("").map_err(S::Error::custom)?;
                self.as_written(|writer| writer.string(&text), serializer, |serializer| serializer.serialize_str(&text))
            }
            Some(b't') => serializer.serialize_bool(true),
            Some(b'f') => serializer.serialize_bool(false),
            Some(b'n') => serializer.serialize_unit(),
            _ => self.number(serializer),
        }
    }
}

impl Json<'_> {
    fn number<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if let Ok(value) = self.0.parse::<i64>() {
            return self.as_written(|writer| writer.integer(value), serializer, |s| s.serialize_i64(value));
        }
        if let Ok(value) = self.0.parse::<u64>() {
            return self.as_written(|writer| writer.integer(value), serializer, |s| s.serialize_u64(value));
        }
        let value: f64 = self.0.parse().map_err(S::Error::custom)?;
        let write = |writer: &mut Writer<'_>| {
            // Finite: it was checked when it was written.
            let _ = writer.float(value);
        };
        self.as_written(write, serializer, |s| s.serialize_f64(value))
    }

    /// Serializes a token in the serializer's own way where that gives the same text, else (inside `RawJson`) raw.
    fn as_written<S: Serializer>(
        &self,
        write: impl FnOnce(&mut Writer<'_>),
        serializer: S,
        serialize: impl FnOnce(S) -> Result<S::Ok, S::Error>,
    ) -> Result<S::Ok, S::Error> {
        let mut out = Vec::new();
        write(&mut Writer::new(&mut out));
        if out == self.0.as_bytes() {
            return serialize(serializer);
        }
        RawValue::from_string(self.0.to_owned()).map_err(S::Error::custom)?.serialize(serializer)
    }
}
