use event_core::Payload;

pub type Name = String;

#[derive(Payload)]
pub struct Line {
    #[json("name", omitempty, len = 1..)]
    pub name: Name,
}
