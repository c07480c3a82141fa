use event_core::{Event, Payload};

#[derive(Payload)]
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

impl From<OrderPlacedV1> for OrderPlaced {
    fn from(old: OrderPlacedV1) -> Self {
        Self { sku: old.sku }
    }
}
