use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("url")]
    pub url: String,
    #[json("URL", verbatim)]
    pub old_url: String,
}
