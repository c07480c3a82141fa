use event_core::{Payload, UnknownText};

#[derive(Payload)]
#[payload(open)]
pub enum Color {
    #[json("red")]
    Red,
    #[json(other)]
    Unknown(UnknownText),
    #[json(other)]
    Odd(UnknownText),
}
