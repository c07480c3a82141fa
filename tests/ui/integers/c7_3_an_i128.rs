use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("total")]
    pub total: i128,
}
