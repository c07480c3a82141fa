// mistakes: 2
use std::borrow::Cow;

use event_core::Payload;

#[derive(Payload)]
pub struct Line<'a> {
    #[json("sku")]
    pub sku: Cow<'a, str>,
}
