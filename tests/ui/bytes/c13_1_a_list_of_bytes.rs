use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("photos")]
    pub photos: Vec<Vec<u8>>,
}
