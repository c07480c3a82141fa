use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("sku", alias = "")]
    pub sku: String,
}
