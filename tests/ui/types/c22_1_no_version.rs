use event_core::Event;

#[derive(Event)]
#[event("orders.placed")]
pub struct OrderPlaced {
    #[json("sku")]
    pub sku: String,
}
