use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("total", safe)]
    pub total: i128,
}
