use event_core::Event;

pub type Former = OrderPlaced;

#[derive(Event)]
#[event("orders.placed.v2", upcast = Former)]
pub struct OrderPlaced {
    #[json("sku")]
    pub sku: String,
}
