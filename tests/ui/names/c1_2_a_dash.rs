use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("unit-price")]
    pub unit_price: u32,
}
