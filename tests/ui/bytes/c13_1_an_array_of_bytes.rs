use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("hash")]
    pub hash: [u8; 32],
}
