//! The contract of a type as JSON Schema (draft-07 shapes): what a writer writes, what a reader takes.
//!
//! Knows nothing of files, checks or comparison: those are event-schema.

mod build;
mod definitions;
pub(crate) mod pattern;
mod shape;

pub use build::{Member, Record, TypeInfo, Variants};
pub use definitions::{Contract, ContractError, Definitions, Place, Side};

pub use definitions::json_schema;
pub(crate) use shape::{bounds, nullable, of_type, without_empty};

/// A JSON Schema object.
pub type Schema = serde_json::Map<String, serde_json::Value>;
