// mistakes: 9
use event_core::{Event, Payload};

#[derive(Event)]
#[event("orders.placed.v1", partition_key = sku, version = 1)]
pub struct OrderPlaced {
    #[json("sku", max_len = 10)]
    pub sku: String,
    #[json("qty", min = 1)]
    pub qty: u32,
    #[json("left", max = 1)]
    pub left: u32,
    #[json("note", omitempty, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    #[json("total", as_string)]
    pub total: i64,
}

#[derive(Payload)]
#[payload(consumer)]
pub struct Line {
    #[json("sku", lenght = 1..)]
    pub sku: String,
}
