use event_core::Payload;

pub type Sku = &'static str;

#[derive(Payload)]
pub struct Line {
    #[json("sku")]
    pub sku: Sku,
}
