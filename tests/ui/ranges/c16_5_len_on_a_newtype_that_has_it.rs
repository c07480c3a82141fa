use event_core::Payload;

#[derive(Payload)]
pub struct Code(#[json(len = 3..=3)] String);

#[derive(Payload)]
pub struct Line {
    #[json("code", len = 3..=3)]
    pub code: Code,
}
