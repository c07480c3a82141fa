use event_core::Event;

#[derive(Event)]
#[event("orders.placed.v1", max_bytes = 0)]
pub struct OrderPlaced {
    #[json("sku")]
    pub sku: String,
}
