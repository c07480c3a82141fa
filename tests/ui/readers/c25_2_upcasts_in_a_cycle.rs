use event_core::Event;

#[derive(Event)]
#[event("orders.placed.v1", upcast = OrderPlacedV2)]
pub struct OrderPlacedV1 {
    #[json("sku")]
    pub sku: String,
}

#[derive(Event)]
#[event("orders.placed.v2", upcast = OrderPlacedV1)]
pub struct OrderPlacedV2 {
    #[json("sku")]
    pub sku: String,
}

impl From<OrderPlacedV1> for OrderPlacedV2 {
    fn from(old: OrderPlacedV1) -> Self {
        Self { sku: old.sku }
    }
}

impl From<OrderPlacedV2> for OrderPlacedV1 {
    fn from(old: OrderPlacedV2) -> Self {
        Self { sku: old.sku }
    }
}
