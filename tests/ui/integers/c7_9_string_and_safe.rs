use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("id", string, safe)]
    pub id: u64,
}
