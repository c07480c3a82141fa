use event_core::{Event, Payload};

#[derive(Debug, Payload, PartilEq)]
pub struct Sku(pub String);

#[derive(Debug, Payload)]
pub struct Line {
    #[json("sku")]
    pub sku: Sku,
}

#[derive(Debug, Event)]
#[event("orders.placed.v1")]
pub struct OrderPlaced {
    #[json("line")]
    pub line: Line,
}
