use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("day", precision = "s")]
    pub day: chrono::NaiveDate,
}
