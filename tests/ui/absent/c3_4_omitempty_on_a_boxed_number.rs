use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("qty", omitempty, string)]
    pub qty: Box<u64>,
}
