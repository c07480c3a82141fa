// mistakes: 2
use event_core::Payload;

#[derive(Payload)]
#[serde(untagged)]
pub enum Payment {
    Card { last4: String },
    Cash,
}
