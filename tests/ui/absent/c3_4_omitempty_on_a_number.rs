use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("qty", omitempty)]
    pub qty: u32,
}
