use event_core::Payload;

#[derive(Payload)]
#[json("line")]
pub struct Line {
    #[json("sku")]
    pub sku: String,
}
