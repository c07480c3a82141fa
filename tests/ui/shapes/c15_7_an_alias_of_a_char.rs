use event_core::Payload;

pub type Grade = char;

#[derive(Payload)]
pub struct Line {
    #[json("grade")]
    pub grade: Grade,
}
