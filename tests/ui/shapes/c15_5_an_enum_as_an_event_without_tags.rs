use event_core::Event;

#[derive(Event)]
#[event("orders.changed.v1")]
pub enum OrderChanged {
    Placed,
    Paid { total: u32 },
}
