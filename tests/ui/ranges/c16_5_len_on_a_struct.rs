use event_core::Payload;

#[derive(Payload)]
pub struct Sku {
    #[json("text")]
    pub text: String,
}

#[derive(Payload)]
pub struct Line {
    #[json("sku", len = 1..=9)]
    pub sku: Sku,
}
