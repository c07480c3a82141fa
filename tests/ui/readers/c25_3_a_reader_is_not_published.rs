use event_core::Event;

#[derive(Event)]
#[event("orders.placed.v1", reader)]
pub struct OrderPlaced {
    #[json("sku")]
    pub sku: String,
}

pub fn publish(order: &OrderPlaced) -> Option<Vec<u8>> {
    event_core::Envelope::of(order).source("/shop").to_vec().ok()
}
