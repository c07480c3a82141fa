use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("gift", range = 0..=1)]
    pub gift: bool,
}
