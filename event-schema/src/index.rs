//! `index.json`: what a folder of contracts holds. This is what another repository vendors by.

use std::collections::BTreeSet;
use std::fmt;

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
        Self::read(text).map_err(|fault| fault.to_string())
    }

    /// As [`parse`](Self::parse), telling later formats from what is no index.
    pub(crate) fn read(text: &str) -> Result<Self, IndexFault> {
        #[derive(Deserialize)]
        struct Format {
            format: u64,
        }

        let broken = |error: serde_json::Error| IndexFault::Broken(error.to_string());
        // A later format may have another shape, so its number is read alone.
        match serde_json::from_str::<Format>(text).map_err(broken)?.format {
            format if format > u64::from(FORMAT) => Err(IndexFault::Newer(format)),
            0 => Err(IndexFault::Broken(format!("its format is 0, expected {FORMAT}"))),
            _ => serde_json::from_str(text).map_err(broken),
        }
    }

    /// What is wrong with the names that it lists. Files are named after types; a foreign index never gives a path.
    pub(crate) fn faults(&self) -> Vec<String> {
        let mut problems = Vec::new();
        // Some file systems ignore case.
        let mut seen = BTreeSet::from([INDEX_FILE.to_owned()]);
        for event in &self.events {
            if event.contracts().next().is_none() {
                problems.push(format!("the index lists no contract for {}", event.event_type));
            }
            for (side, suffix, listed) in event.contracts() {
                if !is_plain(&event.event_type) || listed.file != format!("{}{suffix}", event.event_type) {
                    problems.push(format!(
                        "the index lists {:?} as {side} contract of {:?}, expected \"<type>{suffix}\" with a type of \
                         letters, digits, `.`, `_` and `-`: such a name could leave the folder, so nothing is read",
                        listed.file, event.event_type
                    ));
                } else if !seen.insert(listed.file.to_ascii_lowercase()) {
                    problems.push(format!(
                        "the index lists {} twice, or names that differ in case only, or itself: they would be one file",
                        listed.file
                    ));
                }
            }
        }
        problems
    }

    /// The names of all files that it lists.
    pub fn files(&self) -> impl Iterator<Item = &str> {
        self.events.iter().flat_map(IndexEvent::contracts).map(|(_, _, listed)| listed.file.as_str())
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
    /// Its contracts: side, what follows the type in the file's name, and what is listed.
    pub(crate) fn contracts(&self) -> impl Iterator<Item = (&'static str, &'static str, &IndexFile)> {
        let writer = self.writer.iter().map(|listed| ("writer", ".json", listed));
        writer.chain(self.reader.iter().map(|listed| ("reader", ".reader.json", listed)))
    }

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

/// Why a text is no index that this program reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum IndexFault {
    /// Of a later format, with its number.
    Newer(u64),
    Broken(String),
}

impl fmt::Display for IndexFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Newer(format) => {
                write!(f, "written by a newer event-schema: its format is {format}, this program reads format {FORMAT}")
            }
            Self::Broken(why) => f.write_str(why),
        }
    }
}

/// Whether a text is safe as the name of a file or folder, as event types are.
pub(crate) fn is_plain(name: &str) -> bool {
    let edge = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_alphanumeric());
    edge(name.chars().next())
        && edge(name.chars().next_back())
        && name.chars().all(|letter| letter.is_ascii_alphanumeric() || "._-".contains(letter))
        && !name.contains("..")
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
        for text in [r#"{"format": 2, "events": []}"#, r#"{"format": 2, "contracts": {}}"#] {
            let error = Index::parse(text).expect_err("format 2");
            assert_eq!(error, "written by a newer event-schema: its format is 2, this program reads format 1");
        }
    }

    /// An index of types with the file names of their writers' contracts.
    fn index(events: &[(&str, &str)]) -> Index {
        let event = |(event_type, file): &(&str, &str)| IndexEvent {
            event_type: (*event_type).to_owned(),
            name: String::from("a"),
            version: None,
            topic: String::from("a"),
            key: None,
            package: String::from("p"),
            writer: Some(IndexFile::new(file, "{}")),
            reader: None,
        };
        Index::new(events.iter().map(event).collect())
    }

    #[test]
    fn a_name_that_could_leave_the_folder_is_a_fault() {
        let names = ["../a", "..", "/etc/a", "C:\\a", "a/b", "a\\b", "", ".hidden", "a..b", "a b", "a\0b"];
        for name in names {
            let file = format!("{name}.json");
            for event in [(name, file.as_str()), ("a.v1", &file)] {
                let faults = index(&[event]).faults();
                assert_eq!(faults.len(), 1, "{event:?}");
                assert!(faults[0].contains("could leave the folder"), "{faults:?}");
            }
        }
        assert_eq!(index(&[("shop-events_2.0", "shop-events_2.0.json"), ("com.A", "com.A.json")]).faults(), [""; 0]);
    }

    #[test]
    fn names_that_are_one_file_somewhere_are_a_fault() {
        for events in [[("a.v1", "a.v1.json"), ("A.v1", "A.v1.json")], [("b", "b.json"), ("Index", "Index.json")]] {
            let faults = index(&events).faults();
            assert_eq!(faults.len(), 1, "{events:?}");
            assert!(faults[0].contains("they would be one file"), "{faults:?}");
        }
    }
}
