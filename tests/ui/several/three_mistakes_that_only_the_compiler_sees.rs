// mistakes: 3
use event_core::Payload;

pub type Id = u64;
pub type Photo = Vec<u8>;
pub type Weight = f32;

#[derive(Payload)]
pub struct Line {
    #[json("id")]
    pub id: Id,
    #[json("photo")]
    pub photo: Photo,
    #[json("weight", omitempty)]
    pub weight: Option<Weight>,
}
