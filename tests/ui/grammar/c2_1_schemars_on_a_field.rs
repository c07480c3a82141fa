use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[schemars(length(min = 1))]
    #[json("sku")]
    pub sku: String,
}
