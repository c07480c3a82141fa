use std::time::SystemTime;

use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("placed_at", omitempty)]
    pub placed_at: Option<SystemTime>,
}
