use event_core::Event;

#[derive(Event)]
pub struct OrderPlaced {
    #[json("sku")]
    pub sku: String,
}
