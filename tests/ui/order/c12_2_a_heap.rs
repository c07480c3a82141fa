use std::collections::BinaryHeap;

use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("tags")]
    pub tags: BinaryHeap<u32>,
}
