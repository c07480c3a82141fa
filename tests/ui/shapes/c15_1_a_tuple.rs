use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("place")]
    pub place: (f64, f64),
}
