use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("corners", omitempty)]
    pub corners: [f64; 4],
}
