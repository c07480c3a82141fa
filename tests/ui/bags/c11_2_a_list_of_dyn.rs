use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("metas")]
    pub metas: Vec<Box<dyn std::any::Any>>,
}
