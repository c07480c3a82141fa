use event_core::Event;

#[derive(Event)]
#[event("con.opened.v1")]
pub struct ConOpened {
    #[json("sku")]
    pub sku: String,
}
