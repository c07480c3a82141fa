use event_core::Event;

#[derive(Event)]
#[event("orders.placed.v1")]
pub struct OrderPlaced {
    #[json("sku")]
    pub sku: String,
    #[cfg(any())]
    #[json("note")]
    pub note: String,
}
