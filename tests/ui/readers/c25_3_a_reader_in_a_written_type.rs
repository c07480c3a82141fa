use event_core::{Event, Payload};

#[derive(Payload)]
#[payload(reader)]
pub struct Line {
    #[json("sku")]
    pub sku: String,
}

#[derive(Event)]
#[event("orders.placed.v1")]
pub struct OrderPlaced {
    #[json("line")]
    pub line: Line,
}
