use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("weights")]
    pub weights: Vec<std::primitive::f32>,
}
