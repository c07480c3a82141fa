use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("sku", purple)]
    pub sku: String,
}
