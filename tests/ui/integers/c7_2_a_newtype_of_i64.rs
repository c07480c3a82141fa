use event_core::Payload;

#[derive(Payload)]
pub struct Cents(pub i64);
