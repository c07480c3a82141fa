use event_core::Event;

#[derive(Event)]
#[event("orders.placed.v1", key = customer)]
pub struct OrderPlaced {
    #[json("customer", omitempty, len = ..=64)]
    pub customer: Option<Box<str>>,
}
