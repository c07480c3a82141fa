use event_core::{Event, Payload};

#[derive(Payload)]
#[payload(tag = "method", closed)]
pub enum Payment {
    #[json("cash")]
    Cash,
}

#[derive(Event)]
#[event("orders.placed.v1", key = payment)]
pub struct OrderPlaced {
    #[json("payment")]
    pub payment: Payment,
}
