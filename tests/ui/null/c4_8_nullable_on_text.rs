use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("sku", nullable)]
    pub sku: String,
}
