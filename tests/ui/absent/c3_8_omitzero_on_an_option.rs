use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("sku", omitzero)]
    pub sku: Option<u32>,
}
