use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("sku", base64)]
    pub sku: String,
}
