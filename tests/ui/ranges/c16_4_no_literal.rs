use event_core::Payload;

const MOST: u32 = 9;

#[derive(Payload)]
pub struct Line {
    #[json("qty", range = 1..=MOST)]
    pub qty: u32,
}
