use event_core::Payload;

pub type Wait = std::time::Duration;

#[derive(Payload)]
pub struct Line {
    #[json("waited")]
    pub waited: Wait,
}
