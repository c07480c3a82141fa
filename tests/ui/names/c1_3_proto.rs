use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("__proto__")]
    pub proto: String,
}
