use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("note", omitempty, nullable)]
    pub note: Option<String>,
}
