use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("sku")]
    pub sku: *const u8,
}
