use std::collections::HashMap;

use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("totals", omitempty)]
    pub totals: HashMap<String, u32>,
}
