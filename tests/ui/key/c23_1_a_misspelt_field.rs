use event_core::Event;

#[derive(Event)]
#[event("orders.placed.v1", key = order_idd)]
pub struct OrderPlaced {
    #[json("order_id", len = 1..)]
    pub order_id: String,
}
