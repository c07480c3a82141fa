use event_core::Payload;

pub type Note = Option<String>;

#[derive(Payload)]
pub struct Line {
    #[json("notes")]
    pub notes: Vec<Note>,
}
