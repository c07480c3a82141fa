use chrono::{DateTime, Utc};
use event_core::Event;

#[derive(Event)]
#[event("orders.placed.v1", key = placed_at)]
pub struct OrderPlaced {
    #[json("placed_at")]
    pub placed_at: DateTime<Utc>,
}
