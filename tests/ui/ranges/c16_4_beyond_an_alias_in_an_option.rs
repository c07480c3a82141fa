use event_core::Payload;

pub type Quantity = u8;

#[derive(Payload)]
pub struct Line {
    #[json("qty", omitempty, string, range = -1..)]
    pub qty: Option<Quantity>,
    #[json("other", string, range = 1..=255)]
    pub other: Quantity,
}
