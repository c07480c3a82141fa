use event_core::Payload;

#[derive(Payload)]
pub enum Payment {
    Card {
        last4: String,
        kind: u64,
    },
    Cash,
}
