//! Leaves: the types that are one JSON token (or an opaque value), a file per kind.

mod bytes;
#[cfg(feature = "decimal")]
mod decimal;
mod duration;
mod integer;
mod raw;
mod scalar;
mod text;
pub(crate) mod text_leaf;
mod time;
mod uuid;

pub use duration::IsoDuration;
pub use raw::{RawJson, UnknownObject, UnknownText};
pub use text_leaf::TextLeaf;
pub use time::{InvalidTimestamp, TimestampText};
