use event_core::{Patch, Payload};

#[derive(Payload)]
pub struct Line {
    #[json("note")]
    pub note: Patch<Option<String>>,
}
