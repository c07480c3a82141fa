use event_core::Event;

#[derive(Event)]
#[event("orders.placed.v1", key = weight)]
pub struct OrderPlaced {
    #[json("weight")]
    pub weight: f64,
}
