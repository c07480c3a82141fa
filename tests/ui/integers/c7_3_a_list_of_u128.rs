use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("totals")]
    pub totals: Vec<u128>,
}
