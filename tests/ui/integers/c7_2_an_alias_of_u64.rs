use event_core::Payload;

pub type Id = u64;

#[derive(Payload)]
pub struct Line {
    #[json("id")]
    pub id: Id,
}
