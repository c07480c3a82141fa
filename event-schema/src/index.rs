//! `index.json`: what a folder of contracts holds. This is what another repository vendors by.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::contracts::EventContract;
use crate::files::json_text;

/// The name of the index in a folder of contracts.
pub const INDEX_FILE: &str = "index.json";

const FORMAT: u32 = 1;

/// The index of a folder of contracts, sorted by event type:
///
/// ```json
/// {
///   "format": 1,
///   "events": [
///     {
///       "type": "orders.placed.v1",
///       "name": "orders.placed",
///       "version": 1,
///       "topic": "orders",
///       "key": "order_id",
///       "package": "shop-events",
///       "writer": {"file": "orders.placed.v1.json", "sha256": "9f86d0.."},
///       "reader": {"file": "orders.placed.v1.reader.json", "sha256": "60303a.."}
///     }
///   ]
/// }
/// ```
///
/// `version` and `key` are left out where an event has none; `writer` where the event is only read; `reader` where what
/// is accepted is what is written. `sha256` is of the file's bytes, 64 hexadecimal digits in lower case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Index {
    /// The format of this file: 1.
    pub format: u32,
    /// One for each event type, sorted.
    pub events: Vec<IndexEvent>,
}

/// An event in an [`Index`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct IndexEvent {
    /// The CloudEvents `type`.
    #[serde(rename = "type")]
    pub event_type: String,
    /// The name, without the version.
    pub name: String,
    /// The version in the type.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<u32>,
    /// The topic.
    pub topic: String,
    /// The member that is the ordering key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// The package of the Rust type.
    pub package: String,
    /// The contract that consumers may rely on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub writer: Option<IndexFile>,
    /// What the owner's reader accepts, where that differs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reader: Option<IndexFile>,
}

/// A file in an [`Index`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct IndexFile {
    /// Its name in the folder of the index.
    pub file: String,
    /// The SHA-256 of its bytes: 64 hexadecimal digits, lower case.
    pub sha256: String,
}

impl Index {
    /// Reads an index. Members that it does not know are ignored.
    ///
    /// # Errors
    /// The text is no JSON of this shape, or of a later format: what is wrong, with line and column.
    pub fn parse(text: &str) -> Result<Self, String> {
        let index: Self = serde_json::from_str(text).map_err(|error| error.to_string())?;
        if index.format != FORMAT {
            return Err(format!("its format is {}, this program reads format {FORMAT}", index.format));
        }
        Ok(index)
    }

    /// The names of all files that it lists.
    pub fn files(&self) -> impl Iterator<Item = &str> {
        self.events.iter().flat_map(|event| event.writer.iter().chain(&event.reader)).map(|file| file.file.as_str())
    }

    /// The text of `index.json`.
    #[must_use]
    pub fn text(&self) -> String {
        json_text(self)
    }

    pub(crate) fn new(events: Vec<IndexEvent>) -> Self {
        Self { format: FORMAT, events }
    }
}

impl IndexEvent {
    pub(crate) fn new(contract: &EventContract, writer: Option<IndexFile>, reader: Option<IndexFile>) -> Self {
        Self {
            event_type: contract.event_type.clone(),
            name: contract.name.clone(),
            version: contract.version,
            topic: contract.topic.clone(),
            key: contract.key.clone(),
            package: contract.package.clone(),
            writer,
            reader,
        }
    }
}

impl IndexFile {
    pub(crate) fn new(file: &str, text: &str) -> Self {
        Self { file: file.to_owned(), sha256: sha256(text.as_bytes()) }
    }
}

/// 64 hexadecimal digits, lower case.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    use std::fmt::Write as _;

    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut text, byte| {
        write!(text, "{byte:02x}").expect("a String takes all text");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_sha_256() {
        // FIPS 180-2, appendix B.1.
        assert_eq!(sha256(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    #[test]
    fn an_index_reads_back() {
        let event = IndexEvent {
            event_type: String::from("a.v1"),
            name: String::from("a"),
            version: Some(1),
            topic: String::from("t"),
            key: None,
            package: String::from("p"),
            writer: Some(IndexFile::new("a.v1.json", "{}\n")),
            reader: None,
        };
        let index = Index::new(vec![event]);
        assert_eq!(Index::parse(&index.text()), Ok(index.clone()));
        assert!(!index.text().contains("\"key\"") && !index.text().contains("\"reader\""));
    }

    #[test]
    fn a_later_format_is_refused() {
        let error = Index::parse(r#"{"format": 2, "events": []}"#).expect_err("format 2");
        assert_eq!(error, "its format is 2, this program reads format 1");
    }
}
