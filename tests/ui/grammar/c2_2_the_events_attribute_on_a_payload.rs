use event_core::Payload;

#[derive(Payload)]
#[event("orders.placed.v1")]
pub struct OrderPlaced {
    #[json("sku")]
    pub sku: String,
}
