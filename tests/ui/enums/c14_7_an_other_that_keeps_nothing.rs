use event_core::Payload;

#[derive(Payload)]
#[payload(open)]
pub enum Color {
    #[json("red")]
    Red,
    #[json(other)]
    Unknown,
}
