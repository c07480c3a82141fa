use std::collections::BTreeMap;

use event_core::Payload;

#[derive(PartialEq, Eq, PartialOrd, Ord, Payload)]
pub struct Sku(#[json(len = 1..=8)] pub String);

#[derive(Payload)]
pub struct Line {
    #[json("totals")]
    pub totals: BTreeMap<Sku, u32>,
}
