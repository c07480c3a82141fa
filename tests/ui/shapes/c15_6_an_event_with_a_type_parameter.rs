use event_core::Event;

#[derive(Event)]
#[event("orders.placed.v1")]
pub struct OrderPlaced<T> {
    #[json("lines")]
    pub lines: Vec<T>,
}
