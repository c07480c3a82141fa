use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("total_minor")]
    pub total_minor: i64,
}
