use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("note")]
    #[json("remark")]
    pub note: String,
}
