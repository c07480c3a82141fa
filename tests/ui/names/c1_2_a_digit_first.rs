use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("2nd")]
    pub second: String,
}
