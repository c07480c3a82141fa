use event_core::Event;

#[derive(Event)]
#[event("orders.placed.v2", upcast = Self)]
pub struct OrderPlaced {
    #[json("sku")]
    pub sku: String,
}
