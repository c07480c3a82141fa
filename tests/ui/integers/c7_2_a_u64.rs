use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("id")]
    pub id: u64,
}
