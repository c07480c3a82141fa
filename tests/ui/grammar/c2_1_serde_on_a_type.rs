use event_core::Payload;

#[derive(Payload)]
#[serde(rename_all = "camelCase")]
pub struct Line {
    #[json("sku")]
    pub sku: String,
}
