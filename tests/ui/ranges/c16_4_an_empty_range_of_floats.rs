use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("share", range = 1.0..=0.0)]
    pub share: f64,
}
