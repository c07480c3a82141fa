use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("meta")]
    pub meta: serde_json::Value,
}
