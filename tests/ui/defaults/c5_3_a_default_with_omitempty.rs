use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("unit", omitempty, default = "piece".to_owned())]
    pub unit: String,
}
