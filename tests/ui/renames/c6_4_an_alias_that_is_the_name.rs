use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("sku", alias = "sku")]
    pub sku: String,
}
