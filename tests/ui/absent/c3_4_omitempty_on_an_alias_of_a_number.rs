use event_core::Payload;

pub type Quantity = u32;

#[derive(Payload)]
pub struct Line {
    #[json("qty", omitempty)]
    pub qty: Quantity,
}
