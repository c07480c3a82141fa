// mistakes: 3
use event_core::Event;

#[derive(Event)]
#[event("Orders.placed.v1", topik = "orders")]
pub struct OrderPlaced {
    #[json("total_minor")]
    pub total_minor: i64,
}
