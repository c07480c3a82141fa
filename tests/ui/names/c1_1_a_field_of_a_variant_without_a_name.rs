use event_core::Payload;

#[derive(Payload)]
#[payload(tag = "method", closed)]
pub enum Payment {
    #[json("card")]
    Card {
        last4: String,
    },
}
