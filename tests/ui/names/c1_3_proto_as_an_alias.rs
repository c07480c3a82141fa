use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("base", alias = "__proto__", verbatim)]
    pub base: String,
}
