use event_core::Payload;

#[derive(Payload)]
pub struct Sku {
    #[json("text")]
    pub text: String,
}

#[derive(Payload)]
pub struct Line {
    #[json("sku", base64)]
    pub sku: Sku,
}
