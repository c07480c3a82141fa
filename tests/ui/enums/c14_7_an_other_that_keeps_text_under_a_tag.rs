use event_core::{Payload, UnknownText};

#[derive(Payload)]
#[payload(open, tag = "method")]
pub enum Payment {
    #[json("cash")]
    Cash,
    #[json(other)]
    Unknown(UnknownText),
}
