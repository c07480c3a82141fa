use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("places")]
    pub places: Vec<(f64, f64)>,
}
