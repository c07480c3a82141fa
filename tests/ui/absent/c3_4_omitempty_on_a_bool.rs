use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("gift", omitempty)]
    pub gift: bool,
}
