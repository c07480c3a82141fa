use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("weight", range = 0.0..)]
    pub weight: f32,
}
