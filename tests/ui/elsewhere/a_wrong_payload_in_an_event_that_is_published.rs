use event_core::{Envelope, Event, Payload};

#[derive(Debug, Clone, PartialEq, Payload)]
pub struct Line {
    #[json("price")]
    pub price: f32,
}

#[derive(Debug, Clone, PartialEq, Event)]
#[event("orders.placed.v1")]
pub struct OrderPlaced {
    #[json("lines", omitempty)]
    pub lines: Vec<Line>,
    #[json("first", nullable)]
    pub first: Option<Box<Line>>,
}

pub fn publish(order: &OrderPlaced) -> Option<Vec<u8>> {
    Envelope::of(order).source("/shop").to_vec().ok()
}

pub fn handle(bytes: &[u8]) -> Option<OrderPlaced> {
    event_core::decode_bytes(bytes).ok()
}
