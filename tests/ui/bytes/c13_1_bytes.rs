use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("photo")]
    pub photo: Vec<u8>,
}
