use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("day", omitzero)]
    pub day: chrono::NaiveDate,
}
