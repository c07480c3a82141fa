use event_core::Event;

#[derive(Event)]
#[event("orders.placed.v1")]
pub struct OrderPlacedV1 {
    #[json("sku")]
    pub sku: String,
}

#[derive(Event)]
#[event("orders.placed.v2", upcast = OrderPlacedV1)]
pub struct OrderPlaced {
    #[json("sku")]
    pub sku: String,
}
