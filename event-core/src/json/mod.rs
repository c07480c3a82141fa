//! JSON text: reading, writing, and finding one's place in it. Knows nothing of events or types.

mod error;
mod locate;
mod reader;
mod writer;

pub use error::{Found, ReadError, WriteError};
pub use reader::{Array, Key, MAX_DEPTH, Number, Object, Reader};
pub use writer::Writer;

pub(crate) use error::{Abridged, Problem};
pub(crate) use locate::{line_column, pointer_at, pointer_at_end};
