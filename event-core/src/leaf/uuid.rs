//! `Uuid`: hyphenated, written lower case, read in any case.

use std::borrow::Cow;

use uuid::Uuid;

use super::text_leaf::{TextLeaf, read_text, write_text};
use crate::field::Rules;
use crate::json::{ReadError, Reader, WriteError, Writer};
use crate::payload::{Encode, ListItem, OrderingKey, Payload};
#[cfg(feature = "schema")]
use crate::schema::{Definitions, Schema};

impl TextLeaf for Uuid {
    const PATTERN: &'static str = "^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}$";
    const WRITTEN_PATTERN: &'static str = "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$";
    const FORMAT: Option<&'static str> = Some("uuid");
    const EXPECTED: &'static str = "a UUID such as 67e55044-10b1-426f-9247-bb680e5fe0c8";

    type Error = &'static str;

    fn parse(text: &str) -> Result<Self, Self::Error> {
        // try_parse alone also takes braces, a urn prefix and no hyphens at all.
        let hyphenated = text.len() == 36;
        match Self::try_parse(text) {
            Ok(id) if hyphenated => Ok(id),
            _ => Err("hyphenated, 36 characters"),
        }
    }

    fn write(&self, out: &mut String) -> Result<(), Self::Error> {
        out.push_str(self.hyphenated().encode_lower(&mut Self::encode_buffer()));
        Ok(())
    }
}

impl OrderingKey for Uuid {
    fn ordering_key(&self) -> Option<Cow<'_, str>> {
        Some(self.to_string().into())
    }
}

super::text_leaf::leaf!(Uuid, "Uuid");
