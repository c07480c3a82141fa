use event_core::Payload;

pub type Quantity = u8;

#[derive(Payload)]
pub struct Line {
    #[json("qty", range = 1..=300)]
    pub qty: Quantity,
}
