use event_core::Payload;

#[derive(Payload)]
pub struct Sku {
    #[json("text")]
    pub text: String,
}

#[derive(Payload)]
pub struct Line {
    #[json("sku", nullable)]
    pub sku: Sku,
}
