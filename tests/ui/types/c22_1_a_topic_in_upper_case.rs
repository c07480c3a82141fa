use event_core::Event;

#[derive(Event)]
#[event("orders.placed.v1", topic = "Orders/EU")]
pub struct OrderPlaced {
    #[json("sku")]
    pub sku: String,
}
