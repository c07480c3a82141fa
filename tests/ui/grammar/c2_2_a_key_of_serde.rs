use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("sku", flatten)]
    pub sku: String,
}
