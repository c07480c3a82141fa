use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("qty", default = 1, omitzero)]
    pub qty: u32,
}
