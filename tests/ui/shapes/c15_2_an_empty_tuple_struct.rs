use event_core::Payload;

#[derive(Payload)]
pub struct Nothing();
