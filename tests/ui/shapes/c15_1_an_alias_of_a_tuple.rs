use event_core::Payload;

pub type Place = (f64, f64);

#[derive(Payload)]
pub struct Line {
    #[json("place")]
    pub place: Place,
}
