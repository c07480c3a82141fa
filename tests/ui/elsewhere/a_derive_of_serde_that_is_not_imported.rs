use event_core::Event;

#[derive(Debug)]
#[derive(Serialize)]
pub struct Unrelated {
    pub sku: String,
}

#[derive(Debug, Event)]
#[event("orders.placed.v1")]
pub struct OrderPlaced {
    #[json("sku")]
    pub sku: String,
}
