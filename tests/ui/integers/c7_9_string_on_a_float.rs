use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("weight", string)]
    pub weight: f64,
}
