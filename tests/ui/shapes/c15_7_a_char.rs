use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("grade")]
    pub grade: char,
}
