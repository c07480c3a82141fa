use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("price")]
    pub price: fn(u32) -> u32,
}
