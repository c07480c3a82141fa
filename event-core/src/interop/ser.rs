//! `Serialize`: the written text, walked once.

use std::cell::RefCell;

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
    Next(&RefCell::new(Reader::new(text))).serialize(serializer)
}

/// The next value of a compact JSON text of ours.
struct Next<'r, 't>(&'r RefCell<Reader<'t>>);

impl Serialize for Next<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let first = self.0.borrow_mut().peek();
        match first {
            Some(b'{') => {
                let mut map = serializer.serialize_map(None)?;
                let mut object = self.0.borrow_mut().begin_object("").map_err(S::Error::custom)?;
                loop {
                    let key = self.0.borrow_mut().next_key(&mut object).map_err(S::Error::custom)?;
                    let Some(key) = key else { break };
                    map.serialize_entry(&*key.text, self)?;
                }
                map.end()
            }
            Some(b'[') => {
                let mut seq = serializer.serialize_seq(None)?;
                let mut array = self.0.borrow_mut().begin_array("").map_err(S::Error::custom)?;
                while self.0.borrow_mut().next_item(&mut array).map_err(S::Error::custom)? {
                    seq.serialize_element(self)?;
                }
                seq.end()
            }
            Some(b'"') => {
                let text = self.0.borrow_mut().string("").map_err(S::Error::custom)?;
                serializer.serialize_str(&text)
            }
            Some(b't' | b'f') => {
                let value = self.0.borrow_mut().boolean("").map_err(S::Error::custom)?;
                serializer.serialize_bool(value)
            }
            Some(b'n') => {
                self.0.borrow_mut().null().map_err(S::Error::custom)?;
                serializer.serialize_unit()
            }
            _ => {
                let number = self.0.borrow_mut().number("").map_err(S::Error::custom)?;
                serialize_number(number.text, serializer)
            }
        }
    }
}

/// A number in the serializer's own way. Where that has another text, which only a number inside `RawJson` has, it goes
/// to serializers of text as it stands, and to others (CBOR, MessagePack) as the nearest f64.
fn serialize_number<S: Serializer>(number: &str, serializer: S) -> Result<S::Ok, S::Error> {
    if let Ok(value) = number.parse::<i64>()
        && number != "-0"
    {
        return serializer.serialize_i64(value);
    }
    if let Ok(value) = number.parse::<u64>() {
        return serializer.serialize_u64(value);
    }
    let value: f64 = number.parse().map_err(S::Error::custom)?;
    let mut written = Vec::new();
    Writer::new(&mut written).float(value).map_err(S::Error::custom)?;
    if written == number.as_bytes() || !serializer.is_human_readable() {
        return serializer.serialize_f64(value);
    }
    RawValue::from_string(number.to_owned()).map_err(S::Error::custom)?.serialize(serializer)
}
