use event_core::Payload;

#[derive(Payload)]
#[payload(closed)]
pub enum Color {
    #[json("")]
    None,
}
