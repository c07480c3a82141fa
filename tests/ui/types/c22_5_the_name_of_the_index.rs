use event_core::Event;

#[derive(Event)]
#[event(type = "index")]
pub struct Index {
    #[json("sku")]
    pub sku: String,
}
