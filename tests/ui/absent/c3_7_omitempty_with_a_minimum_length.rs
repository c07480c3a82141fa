use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("sku", omitempty, len = 1..=20)]
    pub sku: String,
}
