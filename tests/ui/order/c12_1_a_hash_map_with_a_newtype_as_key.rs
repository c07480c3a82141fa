use std::collections::HashMap;

use event_core::Payload;

#[derive(PartialEq, Eq, Hash, Payload)]
pub struct ParcelId(pub String);

#[derive(Payload)]
pub struct Line {
    #[json("totals")]
    pub totals: HashMap<ParcelId, u32>,
}
