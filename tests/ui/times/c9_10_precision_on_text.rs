use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("sku", precision = "ms")]
    pub sku: String,
}
