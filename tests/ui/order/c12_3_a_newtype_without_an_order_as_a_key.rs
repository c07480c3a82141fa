use std::collections::BTreeMap;

use event_core::Payload;

#[derive(Payload)]
pub struct ParcelId(pub String);

#[derive(Payload)]
pub struct Line {
    #[json("totals")]
    pub totals: BTreeMap<ParcelId, u32>,
}
