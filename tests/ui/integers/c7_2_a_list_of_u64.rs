use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("ids", len = 0..=9)]
    pub ids: Vec<u64>,
}
