use event_core::Payload;

#[derive(Payload)]
#[payload(tag = "payment_method", closed)]
pub enum Payment {
    #[json("card")]
    Card {
        #[json("lastFour")]
        last_four: String,
    },
}
