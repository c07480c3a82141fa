use event_core::{Patch, Payload};

#[derive(Payload)]
pub struct Line {
    #[json("note", default)]
    pub note: Patch<String>,
}
