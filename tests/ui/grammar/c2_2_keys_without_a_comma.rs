use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("note" omitempty)]
    pub note: Option<String>,
}
