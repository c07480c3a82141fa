use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("qty", default = "one")]
    pub qty: u32,
}
