use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("last4", len = 4)]
    pub last4: String,
}
