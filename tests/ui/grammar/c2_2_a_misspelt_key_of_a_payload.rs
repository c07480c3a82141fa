use event_core::Payload;

#[derive(Payload)]
#[payload(close)]
pub enum Color {
    #[json("red")]
    Red,
}
