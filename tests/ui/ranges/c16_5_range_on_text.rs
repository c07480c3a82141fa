use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("sku", range = 1..=9)]
    pub sku: String,
}
