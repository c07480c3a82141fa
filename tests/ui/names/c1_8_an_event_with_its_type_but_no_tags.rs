use event_core::Event;

#[derive(Event)]
#[event("orders.placed.v1", key = order_id)]
pub struct OrderPlaced {
    pub order_id: String,
}
