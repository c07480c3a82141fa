//! serde's and schemars' traits for payloads, over the one reader and the one writer.
//!
//! `Deserialize` takes the raw text of a value (serde_json gives it as it stands; what other formats, or serde's own
//! buffers for `flatten` and `untagged`, give is first written down as JSON) and reads that. So a type decodes the
//! same documents whichever way they come. `Serialize` walks the written text.

mod de;
mod ser;

pub use de::deserialize;
pub use ser::serialize;
