use event_core::{Patch, Payload};

#[derive(Payload)]
pub struct Line {
    #[json("note", nullable)]
    pub note: Patch<String>,
}
