use event_core::{Envelope, Event};

pub type Blob = Vec<u8>;

#[derive(Debug, Clone, PartialEq, Event)]
#[event("photos.taken.v1")]
pub struct PhotoTaken {
    #[json("photo")]
    pub photo: Blob,
}

pub fn publish(photo: &PhotoTaken) -> Option<Vec<u8>> {
    Envelope::of(photo).source("/camera").to_vec().ok()
}
