use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("id", len = 36..=36)]
    pub id: uuid::Uuid,
}
