// mistakes: 6
use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("qty", default = 500, range = 1..=100)]
    pub qty: u32,
    #[json("packs", default, range = 1..)]
    pub packs: u32,
    #[json("share", default = 1.0, range = 0..1.0)]
    pub share: f64,
    #[json("limit", nullable, default = Some(-1), range = 0..)]
    pub limit: Option<i32>,
    #[json("unit", default = "piece".to_owned(), len = ..=3)]
    pub unit: String,
    #[json("tags", default, len = 1..)]
    pub tags: Vec<String>,
}
