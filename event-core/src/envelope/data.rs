//! `RawData`: the data of an envelope as the producer sent it.
//!
//! It leaves out what the data means to an event's type (that is [`decode`](crate::decode)).

use std::borrow::Cow;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::value::RawValue;

use super::check;
use super::parse::Data;
use crate::decode::DecodeError;
use crate::json::Reader;
use crate::leaf::RawJson;

/// What form the data has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DataKind {
    /// A JSON value, `null` included: the content type is absent or JSON, or the value is no string and so cannot be
    /// text of another type.
    Json,
    /// Text of another type than JSON, which stands in the envelope as a JSON string.
    Text,
    /// Bytes: `data_base64`.
    Binary,
}

/// The data of an envelope, as it was received; see [`Envelope::data`](super::Envelope::data).
#[derive(Clone, Copy)]
pub struct RawData<'a> {
    token: &'a str,
    kind: DataKind,
    declared_json: bool,
}

impl<'a> RawData<'a> {
    pub(super) fn new(document: &'a str, data: &Data, content_type: Option<&str>) -> Self {
        let token = &document[data.range.clone()];
        let declared_json = check::is_json_type(content_type);
        let kind = match data.base64 {
            true => DataKind::Binary,
            false if declared_json || !token.starts_with('"') => DataKind::Json,
            false => DataKind::Text,
        };
        Self { token, kind, declared_json }
    }

    /// Whether this is JSON, text or bytes.
    pub fn kind(&self) -> DataKind {
        self.kind
    }

    /// The JSON text as received, white space inside it included; `None` for text and bytes.
    pub fn as_json(&self) -> Option<&'a str> {
        (self.kind == DataKind::Json).then_some(self.token)
    }

    /// A copy as serde_json's raw value.
    ///
    /// # Errors
    /// Text and bytes, which are no JSON.
    pub fn to_raw_value(&self) -> Result<Box<RawValue>, DecodeError> {
        let json = self.as_json().ok_or_else(|| self.no_json())?;
        RawValue::from_string(json.to_owned()).map_err(|error| DecodeError::other(error.to_string()))
    }

    /// A copy as the leaf for an opaque part of a body, compact and checked throughout.
    ///
    /// # Errors
    /// Text and bytes, which are no JSON; duplicate names and numbers beyond f64 anywhere in it.
    pub fn to_raw_json(&self) -> Result<RawJson, DecodeError> {
        RawJson::parse(self.as_json().ok_or_else(|| self.no_json())?)
    }

    /// The content itself: the JSON text, the text without quotes and escapes, or the bytes behind the base64.
    pub fn bytes(&self) -> Cow<'a, [u8]> {
        match (self.kind, self.string()) {
            (DataKind::Text, Cow::Borrowed(text)) => Cow::Borrowed(text.as_bytes()),
            (DataKind::Text, Cow::Owned(text)) => Cow::Owned(text.into_bytes()),
            (DataKind::Binary, text) => Cow::Owned(STANDARD.decode(&*text).unwrap_or_default()),
            (DataKind::Json, _) => Cow::Borrowed(self.token.as_bytes()),
        }
    }

    /// The JSON text that the data is declared to be, in the envelope itself or as bytes; unlike
    /// [`as_json`](Self::as_json) not JSON that is declared to be something else.
    ///
    /// # Errors
    /// A `datacontenttype` that names another format.
    pub fn json_body(&self) -> Result<Cow<'a, [u8]>, DecodeError> {
        if self.declared_json { Ok(self.bytes()) } else { Err(self.no_json()) }
    }

    fn no_json(&self) -> DecodeError {
        let found = match self.kind {
            DataKind::Json | DataKind::Text => "`data` whose `datacontenttype` names another format",
            DataKind::Binary => "bytes in `data_base64`",
        };
        DecodeError::other(format!("expected JSON data, found {found}"))
    }

    /// The text of a string token; `parse` has checked it.
    fn string(&self) -> Cow<'a, str> {
        Reader::new(self.token).string("a string").unwrap_or_default()
    }
}

/// Shows the kind and the length in bytes, never the data.
impl std::fmt::Debug for RawData<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("RawData").field("kind", &self.kind).field("len", &self.token.len()).finish()
    }
}
