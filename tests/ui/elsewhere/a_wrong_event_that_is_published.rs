use event_core::{Envelope, Event, Topic};

#[derive(Debug, Clone, PartialEq, Event)]
#[event("orders.placed.v1", key = order_idd)]
pub struct OrderPlaced {
    #[json("order_id", len = 1..)]
    pub order_id: String,
}

pub fn publish(order: &OrderPlaced) -> Option<Vec<u8>> {
    let _ = (OrderPlaced::TOPIC, order.key());
    Envelope::of(order).source("/shop").to_vec().ok()
}

pub fn handle(bytes: &[u8]) -> Option<OrderPlaced> {
    let text = serde_json::to_string(&serde_json::from_slice::<OrderPlaced>(bytes).ok()?).ok()?;
    event_core::decode(text.as_bytes()).ok()
}
