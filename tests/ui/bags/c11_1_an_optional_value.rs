use event_core::Payload;
use serde_json::Value;

#[derive(Payload)]
pub struct Line {
    #[json("meta", nullable)]
    pub meta: Option<Value>,
}
