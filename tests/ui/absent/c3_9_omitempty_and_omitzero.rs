use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("qty", omitempty, omitzero)]
    pub qty: u32,
}
