//! `Vec<u8>` under `base64`: the standard alphabet, padded, unused bits zero (RFC 4648 section 4).

#[cfg(feature = "schema")]
use std::borrow::Cow;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::field::Rules;
use crate::json::{ReadError, Reader, WriteError, Writer};
use crate::payload::{Base64, Counted, Encode, ListItem, Payload};
#[cfg(feature = "schema")]
use crate::schema::{Definitions, Schema, of_type};

const EXPECTED: &str = "bytes as base64 text (standard alphabet, padded)";

impl Payload<Base64> for Vec<u8> {
    fn read(reader: &mut Reader<'_>, _: &Rules) -> Result<Self, ReadError> {
        let start = reader.position();
        let text = reader.string(EXPECTED)?;
        STANDARD.decode(&*text).map_err(|_| reader.refused(start, EXPECTED))
    }

    #[cfg(feature = "schema")]
    fn schema(_: &mut Definitions, _: &Rules) -> Schema {
        let mut schema = of_type("string");
        schema.insert("contentEncoding".to_owned(), "base64".into());
        let pattern = "^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/][AQgw]==|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=)?$";
        schema.insert("pattern".to_owned(), pattern.into());
        schema
    }

    #[cfg(feature = "schema")]
    fn name() -> Cow<'static, str> {
        "Bytes".into()
    }
}

impl Encode<Base64> for Vec<u8> {
    fn write(&self, writer: &mut Writer<'_>, _: &Rules) -> Result<(), WriteError> {
        writer.string(&STANDARD.encode(self));
        Ok(())
    }
}

impl ListItem<Base64> for Vec<u8> {}

impl Payload<Counted<Base64>> for Vec<u8> {
    fn read(reader: &mut Reader<'_>, rules: &Rules) -> Result<Self, ReadError> {
        let start = reader.position();
        let bytes = <Self as Payload<Base64>>::read(reader, rules)?;
        match rules.check_len(bytes.len(), "bytes as base64 text") {
            Ok(()) => Ok(bytes),
            Err(rule) => Err(reader.refused(start, rule)),
        }
    }

    #[cfg(feature = "schema")]
    fn schema(definitions: &mut Definitions, rules: &Rules) -> Schema {
        let mut schema = <Self as Payload<Base64>>::schema(definitions, rules);
        bound_text(&mut schema, rules.len);
        schema
    }

    #[cfg(feature = "schema")]
    fn name() -> Cow<'static, str> {
        "Bytes".into()
    }
}

impl Encode<Counted<Base64>> for Vec<u8> {
    fn write(&self, writer: &mut Writer<'_>, rules: &Rules) -> Result<(), WriteError> {
        rules.check_len(self.len(), "bytes").map_err(WriteError::new)?;
        <Self as Encode<Base64>>::write(self, writer, rules)
    }
}

/// Bounds on the decoded length as bounds on the text: its length, and at the bound itself its padding.
///
/// A text of 4n characters holds 3n bytes less its padding, so a lower bound that is no multiple of 3 allows the
/// shortest text only with little padding, and an upper bound the longest text only with enough.
#[cfg(feature = "schema")]
fn bound_text(schema: &mut Schema, (min, max): (usize, Option<usize>)) {
    let text_length = |bytes: usize| bytes.div_ceil(3) * 4;
    let mut cases = Vec::new();
    if min > 0 {
        let shortest = text_length(min);
        schema.insert("minLength".to_owned(), shortest.into());
        let padding = match min % 3 {
            0 => Some("[^=]$"),
            2 => Some("[^=]=?$"),
            _ => None,
        };
        if let Some(padding) = padding {
            cases.push(serde_json::json!({"anyOf": [{"minLength": shortest + 1}, {"pattern": padding}]}));
        }
    }
    if let Some(max) = max {
        let longest = text_length(max);
        schema.insert("maxLength".to_owned(), longest.into());
        let padding = match max % 3 {
            1 => Some("==$"),
            2 => Some("=$"),
            _ => None,
        };
        if let (Some(padding), Some(shorter)) = (padding, longest.checked_sub(1)) {
            cases.push(serde_json::json!({"anyOf": [{"maxLength": shorter}, {"pattern": padding}]}));
        }
    }
    if !cases.is_empty() {
        schema.insert("allOf".to_owned(), cases.into());
    }
}
