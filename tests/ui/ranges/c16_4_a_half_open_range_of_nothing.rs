use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("qty", range = 3..3)]
    pub qty: u32,
}
