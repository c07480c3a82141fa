use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("qty", range = 1..=9, range = 2..=5)]
    pub qty: u32,
}
