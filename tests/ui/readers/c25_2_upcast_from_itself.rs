use event_core::Event;

#[derive(Event)]
#[event("orders.placed.v2", upcast = OrderPlaced)]
pub struct OrderPlaced {
    #[json("sku")]
    pub sku: String,
}
