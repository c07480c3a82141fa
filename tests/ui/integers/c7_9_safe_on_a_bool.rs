use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("gift", safe)]
    pub gift: bool,
}
