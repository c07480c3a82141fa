use event_core::Event;

#[derive(Event)]
#[event("orders.placed.v1", key = lines)]
pub struct OrderPlaced {
    #[json("lines")]
    pub lines: Vec<String>,
}
