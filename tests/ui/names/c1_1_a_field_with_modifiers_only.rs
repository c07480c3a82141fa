use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json(omitempty)]
    pub note: Option<String>,
}
