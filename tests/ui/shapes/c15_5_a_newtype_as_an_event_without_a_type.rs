use event_core::Event;

#[derive(Event)]
pub struct OrderPlaced(pub String);
