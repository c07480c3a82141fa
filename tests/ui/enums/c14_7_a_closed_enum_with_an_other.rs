use event_core::{Payload, UnknownText};

#[derive(Payload)]
#[payload(closed)]
pub enum Color {
    #[json("red")]
    Red,
    #[json(other)]
    Unknown(UnknownText),
}
