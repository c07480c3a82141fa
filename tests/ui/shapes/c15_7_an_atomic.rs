use std::sync::atomic::AtomicU32;

use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("qty")]
    pub qty: AtomicU32,
}
