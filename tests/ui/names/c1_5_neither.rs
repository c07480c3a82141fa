use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("OrderId")]
    pub order_id: String,
}
