use event_core::Event;

#[derive(Event)]
#[event("orders.placed.v1")]
#[event(topic = "orders")]
pub struct OrderPlaced {
    #[json("sku")]
    pub sku: String,
}
