use std::collections::BTreeMap;

use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("totals")]
    pub totals: BTreeMap<u32, u32>,
}
