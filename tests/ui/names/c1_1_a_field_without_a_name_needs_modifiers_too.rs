use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("sku")]
    pub sku: String,
    pub note: Option<Vec<u8>>,
}
