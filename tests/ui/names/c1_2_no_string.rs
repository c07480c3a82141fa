use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json(7)]
    pub sku: String,
}
