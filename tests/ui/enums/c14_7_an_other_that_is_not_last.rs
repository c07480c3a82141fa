use event_core::{Payload, UnknownText};

#[derive(Payload)]
#[payload(open)]
pub enum Color {
    #[json(other)]
    Unknown(UnknownText),
    #[json("red")]
    Red,
}
