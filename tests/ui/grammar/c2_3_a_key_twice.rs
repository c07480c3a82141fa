use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("note", omitempty, omitempty)]
    pub note: Option<String>,
}
