use event_core::{Event, Payload};

#[derive(Payload)]
pub struct Sku {
    #[json("text")]
    pub text: String,
}

#[derive(Event)]
#[event("orders.placed.v1", key = sku)]
pub struct OrderPlaced {
    #[json("sku")]
    pub sku: Sku,
}
