use event_core::Payload;
use serde_json::Value;

#[derive(Payload)]
pub struct Line {
    #[json("metas")]
    pub metas: Vec<Value>,
}
