// mistakes: 2
use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("note", omit_empty, leng = 0..=9)]
    pub note: Option<String>,
}
