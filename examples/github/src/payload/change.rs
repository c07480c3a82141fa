//! What something was before a change.

use event_core::Payload;

/// A text before a change.
#[derive(Debug, Clone, PartialEq, Eq, Payload)]
pub struct PreviousText {
    /// The text; null if there was none.
    #[json("from", nullable)]
    pub from: Option<String>,
}
