use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("a2345678901234567890123456789012345678901234567890123456789012345")]
    pub sku: String,
}
