use chrono::{DateTime, Utc};
use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("placed_at", precision = "days")]
    pub placed_at: DateTime<Utc>,
}
