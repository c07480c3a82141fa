use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("qty", "quantity")]
    pub qty: u32,
}
