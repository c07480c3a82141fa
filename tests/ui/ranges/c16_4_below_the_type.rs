use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("qty", range = -1..)]
    pub qty: u32,
}
