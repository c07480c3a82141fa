use event_core::Payload;

#[derive(Payload)]
#[payload(text)]
pub struct Code(pub String);
