use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("qty", nullable, omitzero)]
    pub qty: Option<u32>,
}
