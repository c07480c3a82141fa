//! Event contracts: one Rust struct is the contract.
//!
//! A derive makes the JSON names, what may be absent and every number's and time's form explicit, and refuses what would
//! break another service. From the same tokens come the writer, the reader and the JSON Schema, so the three agree on
//! every document. On the wire an event travels in a CloudEvents envelope whose payload stays raw until someone needs it.
//!
//! # From an empty crate to an exported contract
//!
//! 1. A library crate for the events:
//!
//! ```
//! # #[cfg(feature = "derive")] {
//! use event_core::{Event, Payload};
//!
//! /// A customer placed an order.
//! #[derive(Debug, Clone, PartialEq, Event)]
//! #[event("orders.placed.v1", topic = "orders", key = order_id)]
//! pub struct OrderPlaced {
//!     /// The order's number in every service.
//!     #[json("order_id", len = 1..=64)]
//!     pub order_id: String,
//!     /// The total in minor units (cents): a string, since JavaScript rounds beyond 2^53.
//!     #[json("total_minor", string)]
//!     pub total_minor: i64,
//!     /// Left out where there is none.
//!     #[json("note", omitempty)]
//!     pub note: Option<String>,
//!     #[json("lines")]
//!     pub lines: Vec<Line>,
//! }
//!
//! /// One article of an order.
//! #[derive(Debug, Clone, PartialEq, Payload)]
//! pub struct Line {
//!     #[json("sku", len = 1..=64)]
//!     pub sku: String,
//!     #[json("qty", range = 1..)]
//!     pub qty: u32,
//! }
//!
//! let order = OrderPlaced {
//!     order_id: "A-17".into(),
//!     total_minor: 5990,
//!     note: None,
//!     lines: vec![Line { sku: "mug".into(), qty: 2 }],
//! };
//! let body = event_core::encode(&order)?;
//! assert_eq!(body, br#"{"order_id":"A-17","total_minor":"5990","lines":[{"sku":"mug","qty":2}]}"#);
//! assert_eq!(event_core::decode::<OrderPlaced>(&body)?, order);
//!
//! let error = event_core::decode::<OrderPlaced>(br#"{"order_id":"A-17","total_minor":5990,"lines":[]}"#).unwrap_err();
//! assert_eq!(error.pointer(), "/total_minor");
//! # }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! 2. An `xtask` crate beside it, all of its `main.rs`:
//!
//! ```ignore
//! use events as _; // your crate of events: a dependency that is never named is not linked
//!
//! fn main() -> std::process::ExitCode {
//!     event_schema::cli::main()
//! }
//! ```
//!
//!    The workspace's `Cargo.toml` has `members = ["events", "xtask"]`, `events` depends on event-core, `xtask` on
//!    event-schema and `events`, and `.cargo/config.toml` has the alias
//!    `xtask = "run --quiet --package xtask --"` under `[alias]`.
//!
//! 3. `cargo xtask schemas` writes `schemas/orders.placed.v1.json`, the contract that consumers in any language rely on,
//!    and `schemas/index.json`. Commit them; `cargo xtask schemas --check` in CI fails with a diff when a struct and its
//!    contract differ.
//!
//! 4. To send it: [`Envelope::of`]; to route what arrives without reading the payload: [`Head::peek`] and
//!    [`Envelope::parse`]; then [`Envelope::decode`].
//!
//! # Versions, and other teams' events
//!
//! A new version reads the old one by itself; a service that consumes models only what it uses:
//!
//! ```
//! # #[cfg(feature = "derive")] {
//! use event_core::Event;
//!
//! #[derive(Debug, Clone, PartialEq, Event)]
//! #[event("stock.counted.v1")]
//! pub struct StockCountedV1 {
//!     #[json("sku")]
//!     pub sku: String,
//!     #[json("dozens")]
//!     pub dozens: u32,
//! }
//!
//! #[derive(Debug, Clone, PartialEq, Event)]
//! #[event("stock.counted.v2", upcast = StockCountedV1)]
//! pub struct StockCounted {
//!     #[json("sku")]
//!     pub sku: String,
//!     #[json("pieces")]
//!     pub pieces: u32,
//! }
//!
//! impl From<StockCountedV1> for StockCounted {
//!     fn from(old: StockCountedV1) -> Self {
//!         Self { sku: old.sku, pieces: old.dozens * 12 }
//!     }
//! }
//!
//! /// In another team's service: read only, so it cannot be published by mistake.
//! #[derive(Debug, Clone, PartialEq, Event)]
//! #[event("stock.counted.v2", reader)]
//! pub struct Pieces {
//!     #[json("pieces")]
//!     pub pieces: u32,
//! }
//!
//! let old = br#"{"sku":"mug","dozens":2}"#;
//! let counted: StockCounted = event_core::decode_as("stock.counted.v1", old)?;
//! assert_eq!(counted.pieces, 24);
//! assert_eq!(event_core::decode::<Pieces>(&event_core::encode(&counted)?)?, Pieces { pieces: 24 });
//! # }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! `cargo xtask schemas vendor ../their-repository/schemas` copies the contracts that their `index.json` lists.
//!
//! # What a field may be
//!
//! | Rust | JSON | the field says |
//! |---|---|---|
//! | `bool`, `i8`..`i32`, `u8`..`u32`, `f64` | boolean, number | nothing; `range`, `omitzero`; integers also `string` |
//! | `i64`, `u64`, `isize`, `usize` | decimal string, or number within +-(2^53 - 1) | `string` or `safe`; `range`, `omitzero` |
//! | `i128`, `u128` | decimal string | `string`; `range`, `omitzero` |
//! | `String`, `Box<str>`, `Arc<str>`, `Cow<'static, str>` | string | nothing; `len`, `omitempty` |
//! | `Uuid` | string, lower case | nothing |
//! | `DateTime<Utc>`, `DateTime<FixedOffset>`, `NaiveDate` | RFC 3339 string | nothing; `precision` on a `DateTime` |
//! | [`TimestampText`], [`IsoDuration`], `Decimal` (feature `decimal`) | string | nothing |
//! | `Vec<u8>` | string | `base64`; `len` (bytes), `omitempty` |
//! | `Vec<T>`, `[T; N]`, `BTreeMap<String, T>` | array, object | what `T` asks for; `len`, `omitempty` (not on `[T; N]`) |
//! | `Option<T>` | the value, or absent, or null | `omitempty` or `nullable`, and what `T` asks for |
//! | [`Patch<T>`] | the value, absent and null, kept apart | what `T` asks for |
//! | `Box<T>`, `Arc<T>` | as `T` | as `T` |
//! | [`RawJson`] | any JSON, opaque | nothing |
//! | a type that derives `Payload` | what its derive says | nothing; a newtype over a string or number takes `omitempty`, `omitzero` |
//!
//! `HashMap`, `f32`, `SystemTime`, `Duration`, `serde_json::Value`, tuples and the like are refused, each with what to use
//! instead. The derives' own pages list every key: [`macro@Event`], [`macro@Payload`].
//!
//! # With serde
//!
//! The types implement `Serialize`, `Deserialize` and `JsonSchema` themselves; deriving serde's beside ours is a
//! conflict. Under serde_json's `from_str`, `from_slice` and `from_reader` a type decodes exactly the documents that
//! [`decode`] takes. `from_value` and serde's own buffers (`flatten`, `untagged`) no longer know duplicate names.
//!
//! # Features
//!
//! - `derive` (on): the derives;
//! - `schema` (on): JSON Schemas and the catalog of linked events, which brings in schemars and inventory; a service that
//!   only reads and writes may turn it off;
//! - `decimal`: `rust_decimal::Decimal`.

mod container;
mod decode;
mod encode;
mod envelope;
mod event;
pub mod field;
mod guess;
mod interop;
pub mod json;
mod leaf;
pub mod payload;

#[cfg(feature = "schema")]
pub mod catalog;
#[cfg(feature = "schema")]
pub mod schema;

pub use container::Patch;
pub use decode::{DecodeError, decode, decode_as};
pub use encode::{EncodeError, encode, encode_event, encode_into};
pub use envelope::{
    AttributeValue, BATCH_MEDIA_TYPE, Batch, DataKind, Envelope, EnvelopeError, Head, MEDIA_TYPE, OutgoingData,
    OutgoingEnvelope, RawData, Unsourced, decode_bytes, encode_batch, parse_batch,
};
pub use event::{Event, Publish, Topic};
#[cfg(feature = "derive")]
pub use event_derive::{Event, Payload};
pub use leaf::{InvalidTimestamp, IsoDuration, RawJson, TextLeaf, TimestampText, UnknownObject, UnknownText};
#[doc(inline)]
pub use payload::{Encode, Payload};

/// What the derives' code names. Not part of the public interface.
#[doc(hidden)]
pub mod __private {
    pub use crate::container::Patch;
    pub use crate::event::{Event, Publish, Topic};
    pub use crate::field::{Field, Rules};
    pub use crate::interop::{deserialize, serialize};
    pub use crate::json::{Key, Object, ReadError, Reader, WriteError, Writer};
    pub use crate::leaf::text_leaf::{Text, TextLeaf};
    pub use crate::leaf::{UnknownObject, UnknownText};
    pub use crate::payload::*;
    pub use serde;
    pub use std::borrow::Cow;
    pub use std::option::Option::{self, None, Some};
    pub use std::result::Result::{self, Err, Ok};
    pub use std::string::String;

    pub use crate::__schema as schema;
    pub use crate::event::{Upcast, UpcastFrom};

    #[cfg(feature = "schema")]
    pub use crate::catalog::{Entry, EntryInfo};
    #[cfg(feature = "schema")]
    pub use crate::schema::{Definitions, Member, Schema, TypeInfo, json_schema};
    #[cfg(feature = "schema")]
    pub use {inventory, schemars};
}

/// Gives the tokens back, or nothing without the feature `schema`.
#[cfg(feature = "schema")]
#[doc(hidden)]
#[macro_export]
macro_rules! __schema {
    ($($tokens:tt)*) => { $($tokens)* };
}

/// Gives the tokens back, or nothing without the feature `schema`.
#[cfg(not(feature = "schema"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __schema {
    ($($tokens:tt)*) => {};
}
