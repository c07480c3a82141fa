use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("tags")]
    pub tags: Box<[String]>,
}
