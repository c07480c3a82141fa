use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("note", omit_empty)]
    pub note: Option<String>,
}
