// mistakes: 2
use event_core::Payload;

#[derive(Payload)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Parcel {
    /// Who sends it.
    #[serde(rename = "parcelId", alias = "id")]
    #[schemars(length(max = 10))]
    pub parcel_id: String,
    pub weight_grams: u64,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sub_parcels: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hand_over: Option<String>,
    pub note: Option<String>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub fragile: bool,
    #[serde(rename = "X-Ray")]
    pub x_ray: bool,
    #[serde(default = "one")]
    pub count: u32,
    #[serde(rename(serialize = "depth", deserialize = "deep"))]
    pub depth: f32,
}

pub fn one() -> u32 {
    1
}
