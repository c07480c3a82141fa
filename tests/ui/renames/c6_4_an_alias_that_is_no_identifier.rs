use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("sku", alias = "article-no")]
    pub sku: String,
}
