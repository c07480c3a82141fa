use event_core::Payload;

#[derive(Payload)]
#[payload(closed)]
pub struct Line {
    #[json("sku")]
    pub sku: String,
}
