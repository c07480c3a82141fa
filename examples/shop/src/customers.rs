//! Teaches: an event of another team, of which only a part is read.
//!
//! A `reader` type is decoded and never written: it models the members that are used here, and the rest of the body may
//! change as its owner likes. It exports what it accepts, and the gate proves that the owner's contract fits into that.

use event_core::Event;
use uuid::Uuid;

/// Two accounts turned out to be one customer.
#[derive(Debug, Clone, PartialEq, Event)]
#[event("customers.merged.v1", topic = "customers", key = kept, reader)]
pub struct CustomersMerged {
    /// The account that goes on.
    #[json("kept")]
    pub kept: Uuid,
    /// The account that is gone.
    #[json("gone")]
    pub gone: Uuid,
}
