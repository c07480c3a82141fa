use event_core::Payload;

#[derive(Payload)]
#[payload(closed, open)]
pub enum Color {
    #[json("red")]
    Red,
}
