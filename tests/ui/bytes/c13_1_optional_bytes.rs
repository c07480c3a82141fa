use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("photo", omitempty)]
    pub photo: Option<Vec<u8>>,
}
