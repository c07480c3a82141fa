use event_core::Payload;

#[derive(Payload)]
#[payload(closed)]
pub enum Color {
    #[serde(rename = "rouge")]
    #[json("red")]
    Red,
}
