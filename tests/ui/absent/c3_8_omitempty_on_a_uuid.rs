use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("id", omitempty)]
    pub id: uuid::Uuid,
}
