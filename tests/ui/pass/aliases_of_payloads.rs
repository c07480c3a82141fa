//! Aliases, which tokens cannot see through, with the modifiers that their types take.
#![deny(warnings, missing_docs, unsafe_code, clippy::pedantic)]

use std::collections::BTreeMap;

use event_core::Payload;

/// Bytes.
pub type Blob = Vec<u8>;
/// An identity.
pub type Id = u64;
/// A note.
pub type Note = Option<String>;
/// Counts.
pub type Counts = BTreeMap<String, u32>;

/// A line.
#[derive(Debug, Clone, PartialEq, Payload)]
pub struct Line {
    /// Bytes.
    #[json("blob", base64, len = 0..=9)]
    pub blob: Blob,
    /// An identity.
    #[json("id", string, range = 1..)]
    pub id: Id,
    /// Identities.
    #[json("ids", safe)]
    pub ids: Vec<Id>,
    /// A note.
    #[json("note", omitempty)]
    pub note: Note,
    /// A note that is not empty where it is there.
    #[json("remark", omitempty, len = 1..)]
    pub remark: Note,
    /// Counts.
    #[json("counts", omitempty)]
    pub counts: Counts,
}
