use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("id", safe, range = 0..=9007199254740992)]
    pub id: u64,
}
