use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("weight", omitempty)]
    pub weight: f64,
}
