use event_core::Event;

#[derive(Event)]
#[event("orders.placed.v1")]
pub struct OrderPlaced<const N: usize> {
    #[json("lines")]
    pub lines: [u32; N],
}
