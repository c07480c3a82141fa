use event_core::Event;

#[derive(Event)]
#[event("orders.placed.v1")]
pub struct OrderPlaced(pub String);
