use event_core::Event;

#[derive(Event)]
#[event("orders.placed-2", topic = "orders")]
pub struct OrderPlaced {
    #[json("sku")]
    pub sku: String,
}
