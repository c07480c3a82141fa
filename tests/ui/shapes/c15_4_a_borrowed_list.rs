use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("ids")]
    pub ids: &'static [u32],
}
