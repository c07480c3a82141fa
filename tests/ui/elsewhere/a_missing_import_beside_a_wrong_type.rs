// mistakes: 2
use event_core::Payload;
use event_core::Publishes;

#[derive(Debug, Payload)]
pub struct Line {
    #[json("sku", omit)]
    pub sku: String,
}
