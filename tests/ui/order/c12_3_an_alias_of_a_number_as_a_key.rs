use std::collections::BTreeMap;

use event_core::Payload;

pub type Id = u32;

#[derive(Payload)]
pub struct Line {
    #[json("totals")]
    pub totals: BTreeMap<Id, u32>,
}
