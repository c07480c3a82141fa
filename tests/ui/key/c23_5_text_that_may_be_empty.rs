use event_core::Event;

#[derive(Event)]
#[event("orders.placed.v1", key = order_id)]
pub struct OrderPlaced {
    #[json("order_id")]
    pub order_id: String,
}
