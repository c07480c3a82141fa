use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("qty", range = 0.5..)]
    pub qty: u32,
}
