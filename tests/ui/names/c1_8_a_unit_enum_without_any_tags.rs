use event_core::Payload;

#[derive(Payload)]
pub enum Color {
    Red,
    /// As grass.
    DarkGreen,
}
