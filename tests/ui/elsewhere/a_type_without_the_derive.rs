// mistakes: 3
use event_core::{Event, Payload};

pub struct Line;

#[derive(Payload)]
#[payload(closed, tag = "kind")]
pub enum Change {
    #[json("added")]
    Added {
        #[json("line")]
        line: Line,
    },
}

#[derive(Event)]
#[event("orders.placed.v1")]
pub struct OrderPlaced {
    #[json("lines")]
    pub lines: Vec<Line>,
    #[json("last", omitempty)]
    pub last: Option<Line>,
}
