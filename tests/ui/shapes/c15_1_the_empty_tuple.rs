use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("nothing")]
    pub nothing: (),
}
