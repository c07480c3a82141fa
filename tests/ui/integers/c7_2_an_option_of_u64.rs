use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("id", nullable)]
    pub id: Option<u64>,
}
