use std::collections::BTreeMap;

use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("notes")]
    pub notes: BTreeMap<String, Option<u32>>,
}
