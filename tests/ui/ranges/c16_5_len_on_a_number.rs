use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("qty", len = 1..=9)]
    pub qty: u32,
}
