use event_core::Payload;

#[derive(Payload)]
#[payload(closed)]
pub enum Color {
    #[json("red")]
    Red,
    #[json("red")]
    Crimson,
}
