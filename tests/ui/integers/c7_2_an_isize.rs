use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("delta")]
    pub delta: isize,
}
