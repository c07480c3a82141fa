use event_core::Payload;

#[derive(Payload)]
pub enum Color {
    #[json("red")]
    Red,
}
