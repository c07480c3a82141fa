use event_core::{Patch, Payload};

#[derive(Payload)]
pub struct Line {
    #[json("qty", omitzero)]
    pub qty: Patch<u32>,
}
