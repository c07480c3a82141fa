use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("qty")]
    pub qty: std::num::NonZeroU32,
}
