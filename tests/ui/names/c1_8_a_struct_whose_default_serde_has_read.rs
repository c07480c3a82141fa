// mistakes: 2
use event_core::Payload;

#[derive(Default, Payload)]
#[serde(default)]
pub struct Parcel {
    pub grams: u32,
    pub note: Option<String>,
}
