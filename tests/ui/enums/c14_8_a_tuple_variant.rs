use event_core::Payload;

#[derive(Payload)]
pub struct Card {
    #[json("last4")]
    pub last4: String,
}

#[derive(Payload)]
#[payload(tag = "method", closed)]
pub enum Payment {
    #[json("card")]
    Card(Card),
}
