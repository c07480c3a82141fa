use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("notes")]
    pub notes: Vec<Option<String>>,
}
