use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("order_id")]
    pub order_id: String,
    #[json("placedAt")]
    pub placed_at: String,
}
