use event_core::{Patch, Payload};

#[derive(Payload)]
pub struct Line {
    #[json("notes")]
    pub notes: Vec<Patch<String>>,
}
