use chrono::{DateTime, Local};
use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("placed_at")]
    pub placed_at: DateTime<Local>,
}
