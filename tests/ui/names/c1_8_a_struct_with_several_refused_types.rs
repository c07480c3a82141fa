use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    pub sku: String,
    pub size: (u32, u32),
    pub weight: f32,
    pub at: &'static [u8],
}
