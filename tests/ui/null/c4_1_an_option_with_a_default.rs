use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("note", default)]
    pub note: Option<String>,
}
