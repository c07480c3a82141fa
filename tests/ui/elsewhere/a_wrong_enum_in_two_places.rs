use std::collections::BTreeMap;

use event_core::Payload;

#[derive(Debug, Clone, PartialEq, Payload)]
#[payload(tag = "method", shut)]
pub enum Payment {
    #[json("cash")]
    Cash,
}

#[derive(Debug, Clone, PartialEq, Payload)]
pub struct Order {
    #[json("payments")]
    pub payments: BTreeMap<String, Vec<Payment>>,
    #[json("last", omitempty)]
    pub last: Option<Payment>,
}
