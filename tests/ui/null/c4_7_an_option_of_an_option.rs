use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("note", nullable)]
    pub note: Option<Option<String>>,
}
