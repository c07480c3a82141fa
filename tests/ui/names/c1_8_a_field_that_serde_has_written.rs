// mistakes: 2
use event_core::Payload;

#[derive(Payload)]
pub struct Parcel {
    #[json("parcelId")]
    pub parcel_id: String,
    #[serde(rename = "weightGrams")]
    pub weight: u64,
}
