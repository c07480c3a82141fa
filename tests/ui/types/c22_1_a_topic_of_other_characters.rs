use event_core::Event;

#[derive(Event)]
#[event("orders.placed.v1", topic = "Aufträge")]
pub struct OrderPlaced {
    #[json("sku")]
    pub sku: String,
}
