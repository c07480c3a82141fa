use event_core::Event;

#[derive(Event)]
#[event("orders.placed.v1")]
#[payload(name = "Placed")]
pub struct OrderPlaced {
    #[json("sku")]
    pub sku: String,
}
