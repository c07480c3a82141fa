use event_core::Payload;

pub type Blob = Vec<u8>;

#[derive(Payload)]
pub struct Line {
    #[json("photo")]
    pub photo: Blob,
}
