use event_core::Event;

#[derive(Event)]
#[event("Orders.Placed.v1")]
pub struct OrderPlaced {
    #[json("sku")]
    pub sku: String,
}
