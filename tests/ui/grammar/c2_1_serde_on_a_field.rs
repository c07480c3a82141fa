use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("sku")]
    #[serde(skip_serializing_if = "String::is_empty")]
    pub sku: String,
}
