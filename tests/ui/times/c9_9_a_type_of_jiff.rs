use event_core::Payload;

mod jiff {
    pub struct Timestamp;
}

#[derive(Payload)]
pub struct Line {
    #[json("placed_at")]
    pub placed_at: jiff::Timestamp,
}
