use event_core::Payload;

#[derive(Payload)]
pub struct Reactions {
    #[json("+1")]
    pub plus_one: u32,
}
