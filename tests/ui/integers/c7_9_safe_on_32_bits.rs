use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("qty", safe)]
    pub qty: u32,
}
