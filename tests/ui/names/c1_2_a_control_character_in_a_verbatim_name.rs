use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("a\tb", verbatim)]
    pub sku: String,
}
