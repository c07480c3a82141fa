use event_core::Event;

#[derive(Event)]
#[event(topic = "orders", key = sku)]
pub struct OrderPlacedV2 {
    #[json("sku", len = 1..)]
    pub sku: String,
}
