use event_core::Event;

#[derive(Event)]
#[event("orders.placed.v1")]
#[schemars(title = "Order")]
pub struct OrderPlaced {
    #[json("sku")]
    pub sku: String,
}
