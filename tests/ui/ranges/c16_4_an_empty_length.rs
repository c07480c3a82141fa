use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("sku", len = 9..=1)]
    pub sku: String,
}
