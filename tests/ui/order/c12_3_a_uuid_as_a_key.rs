use std::collections::BTreeMap;

use event_core::Payload;
use uuid::Uuid;

#[derive(Payload)]
pub struct Line {
    #[json("totals", omitempty)]
    pub totals: Option<BTreeMap<Uuid, u32>>,
}
