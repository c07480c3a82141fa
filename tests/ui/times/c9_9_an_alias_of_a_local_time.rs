use event_core::Payload;

pub type Moment = chrono::DateTime<chrono::Local>;

#[derive(Payload)]
pub struct Line {
    #[json("placed_at")]
    pub placed_at: Moment,
}
