use event_core::Payload;

#[derive(Payload)]
pub union Either {
    pub whole: u32,
    pub half: u16,
}
