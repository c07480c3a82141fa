use event_core::Payload;
use serde_json::{Map, Value};

#[derive(Payload)]
pub struct Line {
    #[json("meta")]
    pub meta: Map<String, Value>,
}
