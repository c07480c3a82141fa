use event_core::{Payload, UnknownText};

#[derive(Payload)]
pub enum Color {
    #[json("red")]
    Red,
    #[json(other)]
    Unknown(UnknownText),
}
