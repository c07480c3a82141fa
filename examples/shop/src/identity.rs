//! What things are called by. A newtype is written as what it holds, so it costs nothing on the wire, and an order's id
//! cannot be passed for a payment's.

use event_core::Payload;
use uuid::Uuid;

/// An order's identity in every service.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Payload)]
pub struct OrderId(pub Uuid);

/// A payment's identity, given by the payment service.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Payload)]
pub struct PaymentId(pub Uuid);

/// An article number.
// Without modifiers, so it may be the key of a map.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Payload)]
pub struct Sku(pub String);

/// A country in two letters (ISO 3166-1).
// A newtype may carry a rule, which then holds wherever it is used.
#[derive(Debug, Clone, PartialEq, Eq, Payload)]
pub struct CountryCode(#[json(len = 2..=2)] pub String);
