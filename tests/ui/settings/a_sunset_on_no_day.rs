use event_core::Event;

#[derive(Event)]
#[event("orders.placed.v1", sunset = "2026-02-30")]
pub struct OrderPlaced {
    #[json("sku")]
    pub sku: String,
}
