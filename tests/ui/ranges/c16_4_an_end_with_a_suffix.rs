use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("qty", range = 1_u32..)]
    pub qty: u32,
}
