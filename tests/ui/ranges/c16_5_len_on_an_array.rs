use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("corners", len = 4..=4)]
    pub corners: [f64; 4],
}
