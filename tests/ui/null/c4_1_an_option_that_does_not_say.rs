use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("note")]
    pub note: Option<String>,
}
