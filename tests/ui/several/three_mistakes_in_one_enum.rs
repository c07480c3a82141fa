// mistakes: 3
use event_core::Payload;

#[derive(Payload)]
#[payload(closed)]
pub enum Payment {
    #[json("card")]
    Card {
        #[json("last4", len = 4)]
        last4: String,
    },
    #[json("card")]
    OldCard,
}
