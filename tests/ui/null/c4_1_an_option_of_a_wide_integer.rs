use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("total", range = 0..)]
    pub total: Option<i64>,
}
