use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("orderId")]
    pub order_id: String,
    #[json("placed_at")]
    pub placed_at: String,
}
