use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("count", omitzero)]
    pub count: usize,
}
