use event_core::Event;

#[derive(Event)]
#[event("orders.placed.v01")]
pub struct OrderPlaced {
    #[json("sku")]
    pub sku: String,
}
