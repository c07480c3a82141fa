use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("meta")]
    pub meta: Box<dyn std::any::Any + Send>,
}
