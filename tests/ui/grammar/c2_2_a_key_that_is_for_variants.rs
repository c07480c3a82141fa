use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("sku", other)]
    pub sku: String,
}
