use event_core::Payload;

pub type Bag = Box<dyn std::any::Any>;

#[derive(Payload)]
pub struct Line {
    #[json("meta")]
    pub meta: Bag,
}
