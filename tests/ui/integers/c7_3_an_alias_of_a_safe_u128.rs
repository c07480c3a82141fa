use event_core::Payload;

pub type Total = u128;

#[derive(Payload)]
pub struct Line {
    #[json("total", safe)]
    pub total: Total,
}
