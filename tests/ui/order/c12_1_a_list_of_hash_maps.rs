use std::collections::HashMap;

use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("totals")]
    pub totals: Vec<HashMap<String, u32>>,
}
