use event_core::Payload;

mod time {
    pub struct OffsetDateTime;
}

#[derive(Payload)]
pub struct Line {
    #[json("placed_at")]
    pub placed_at: time::OffsetDateTime,
}
