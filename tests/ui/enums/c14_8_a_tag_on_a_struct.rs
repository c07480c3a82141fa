use event_core::Payload;

#[derive(Payload)]
#[payload(tag = "type")]
pub struct Line {
    #[json("sku")]
    pub sku: String,
}
