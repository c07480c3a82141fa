use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("waited")]
    pub waited: chrono::TimeDelta,
}
