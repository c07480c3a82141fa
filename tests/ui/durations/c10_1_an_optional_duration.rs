use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("waited", omitempty)]
    pub waited: Option<std::time::Duration>,
}
