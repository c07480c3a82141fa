use event_core::Payload;

#[derive(Payload)]
pub struct Place(pub f64, pub f64);
