use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("placed_at")]
    pub placed_at: chrono::NaiveDateTime,
}
