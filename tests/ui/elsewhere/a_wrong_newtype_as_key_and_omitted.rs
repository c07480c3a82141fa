use std::collections::BTreeMap;

use event_core::Event;

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, event_core::Payload)]
pub struct Sku(#[json(purple)] pub String);

#[derive(Debug, Clone, PartialEq, Event)]
#[event("orders.placed.v1", key = sku)]
pub struct OrderPlaced {
    #[json("sku", omitempty)]
    pub sku: Sku,
    #[json("totals")]
    pub totals: BTreeMap<Sku, u32>,
}
