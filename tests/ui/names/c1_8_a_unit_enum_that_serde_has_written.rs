// mistakes: 2
use event_core::Payload;

#[derive(Payload)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Color {
    DarkRed,
    #[serde(alias = "verdant")]
    Green,
    #[serde(other)]
    Unknown,
}
