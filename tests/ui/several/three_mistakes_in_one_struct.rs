// mistakes: 3
use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("unit-price")]
    pub unit_price: u32,
    #[json("weight")]
    pub weight: f32,
    #[json("note")]
    pub note: Option<String>,
}
