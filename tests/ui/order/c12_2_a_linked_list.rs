use std::collections::LinkedList;

use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("tags", omitempty)]
    pub tags: Option<LinkedList<String>>,
}
