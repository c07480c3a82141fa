use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("sku", omitempty)]
    pub sku: Option<std::sync::Mutex<String>>,
}
