use event_core::Payload;

pub type Weight = f32;

#[derive(Payload)]
pub struct Line {
    #[json("weight")]
    pub weight: Weight,
}
