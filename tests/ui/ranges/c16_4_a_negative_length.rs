use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("sku", len = -1..=9)]
    pub sku: String,
}
