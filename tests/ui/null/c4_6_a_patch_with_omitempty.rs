use event_core::{Patch, Payload};

#[derive(Payload)]
pub struct Line {
    #[json("note", omitempty)]
    pub note: Patch<String>,
}
