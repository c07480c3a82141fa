// mistakes: 3
use event_core::{Event, Payload};

#[derive(Payload)]
pub struct Line {
    #[json("price")]
    pub price: f32,
}

#[derive(Payload)]
pub enum Color {
    #[json("red")]
    Red,
}

#[derive(Event)]
#[event("orders.placed.v1")]
pub struct OrderPlaced {
    #[json("lines")]
    pub lines: Vec<Line>,
    #[json("color")]
    pub color: Color,
    #[json("note")]
    pub note: Option<String>,
}
