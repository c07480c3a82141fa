use event_core::Payload;

#[derive(Payload)]
#[payload(name = "Order-Line")]
pub struct Line {
    #[json("sku")]
    pub sku: String,
}
