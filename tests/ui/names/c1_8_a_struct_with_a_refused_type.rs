use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    pub sku: String,
    pub place: (u32, u32),
}
