use std::cell::RefCell;

use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("sku")]
    pub sku: RefCell<String>,
}
