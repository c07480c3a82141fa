use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("sku", string)]
    pub sku: String,
}
