use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("qty", range = 1..=300)]
    pub qty: u8,
}
