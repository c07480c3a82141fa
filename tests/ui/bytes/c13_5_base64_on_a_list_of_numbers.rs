use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("levels", base64)]
    pub levels: Vec<u16>,
}
