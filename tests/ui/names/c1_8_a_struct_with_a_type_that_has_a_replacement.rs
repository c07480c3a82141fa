use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    pub sku: String,
    pub weight: Option<f32>,
}
