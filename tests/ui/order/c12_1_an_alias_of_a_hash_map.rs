use std::collections::HashMap;

use event_core::Payload;

pub type Totals = HashMap<String, u32>;

#[derive(Payload)]
pub struct Line {
    #[json("totals")]
    pub totals: Totals,
}
