use event_core::Payload;

#[derive(Payload)]
#[payload(tag = "method")]
pub(crate) enum Payment {
    #[json("cash")]
    Cash,
}
