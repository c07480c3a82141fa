use event_core::Payload;

#[derive(Payload)]
#[payload(tag = "method", closed)]
pub enum Payment {
    #[json("card")]
    Card {
        #[json("last4")]
        last4: String,
    },
    #[cfg(any())]
    #[json("cash")]
    Cash,
}
