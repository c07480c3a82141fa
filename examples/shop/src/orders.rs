//! Teaches: an event; several events on one topic; the ordering key; a second version.
//!
//! All events of an order share the topic `orders` and the key `order_id` (two of them are in [`payments`] and
//! [`shipping`]), so a consumer sees `placed` before `paid` before `cancelled`, whatever the transport.
//!
//! Doc comments become the descriptions in the contract, so they speak to consumers; remarks on the grammar are plain
//! comments.
//!
//! A change that old consumers could not read gets a new version. [`OrderPlaced`] is version 2; it reads version 1 by
//! itself (`upcast`), so consumers need one handler, and the producer may switch on any day.
//!
//! [`payments`]: crate::payments
//! [`shipping`]: crate::shipping

use chrono::{DateTime, Utc};
use event_core::{Event, Payload, UnknownText};

use crate::identity::{OrderId, PaymentId, Sku};
use crate::money::{Currency, Money};

/// A customer placed an order.
#[derive(Debug, Clone, PartialEq, Event)]
#[event("orders.placed.v2", topic = "orders", key = order_id, upcast = OrderPlacedV1)]
pub struct OrderPlaced {
    /// The order's identity in every service.
    #[json("order_id")]
    pub order_id: OrderId,
    /// When the customer pressed the button, in UTC.
    #[json("placed_at")]
    pub placed_at: DateTime<Utc>,
    /// What the customer owes, discounts and shipping included.
    #[json("total")]
    pub total: Money,
    /// What was ordered, in the customer's order.
    #[json("lines", len = 1..=500)]
    pub lines: Vec<Line>,
    /// What the customer wants us to know; left out if it is nothing.
    #[json("note", omitempty)]
    pub note: Option<String>,
    /// Where the order came from.
    #[json("channel")]
    pub channel: Channel,
}

/// A customer placed an order, as it was written before there were currencies other than the euro.
#[derive(Debug, Clone, PartialEq, Event)]
#[event("orders.placed.v1", topic = "orders", key = order_id, sunset = "2027-06-30")]
pub struct OrderPlacedV1 {
    /// The order's identity in every service.
    #[json("order_id")]
    pub order_id: OrderId,
    /// When the customer pressed the button, in UTC.
    #[json("placed_at")]
    pub placed_at: DateTime<Utc>,
    /// What the customer owes, in cents.
    #[json("total_minor", string)]
    pub total_minor: i64,
    /// What was ordered, in the customer's order.
    #[json("lines", len = 1..=500)]
    pub lines: Vec<Line>,
    /// What the customer wants us to know; left out if it is nothing.
    #[json("note", omitempty)]
    pub note: Option<String>,
}

impl From<OrderPlacedV1> for OrderPlaced {
    fn from(old: OrderPlacedV1) -> Self {
        Self {
            order_id: old.order_id,
            placed_at: old.placed_at,
            total: Money { minor: old.total_minor, currency: Currency::EUR },
            lines: old.lines,
            note: old.note,
            // Version 1 was written by the web shop alone.
            channel: Channel::Web,
        }
    }
}

/// One article of an order.
#[derive(Debug, Clone, PartialEq, Eq, Payload)]
pub struct Line {
    /// The article.
    #[json("sku")]
    pub sku: Sku,
    /// How many of it.
    #[json("qty", range = 1..=10_000)]
    pub qty: u32,
}

/// Where orders come from. More channels may come.
// Open: a consumer that was built before a channel existed still reads its orders.
#[derive(Debug, Clone, PartialEq, Eq, Payload)]
#[payload(open)]
pub enum Channel {
    /// The web shop.
    #[json("web")]
    Web,
    /// A store's till.
    #[json("store")]
    Store,
    /// A channel that this build does not know, with its name.
    #[json(other)]
    Unknown(UnknownText),
}

/// An order was paid in full.
#[derive(Debug, Clone, PartialEq, Event)]
#[event("orders.paid.v1", topic = "orders", key = order_id)]
pub struct OrderPaid {
    /// The order.
    #[json("order_id")]
    pub order_id: OrderId,
    /// The payment that settled it.
    #[json("payment_id")]
    pub payment_id: PaymentId,
    /// What was paid.
    #[json("amount")]
    pub amount: Money,
    /// When the money was ours, in UTC.
    #[json("paid_at")]
    pub paid_at: DateTime<Utc>,
}

/// An order will not be delivered.
#[derive(Debug, Clone, PartialEq, Event)]
#[event("orders.cancelled.v1", topic = "orders", key = order_id)]
pub struct OrderCancelled {
    /// The order.
    #[json("order_id")]
    pub order_id: OrderId,
    /// Why.
    #[json("reason")]
    pub reason: CancelReason,
    /// Whether money must go back; left out if not.
    #[json("refund_due", omitzero)]
    pub refund_due: bool,
    /// When it was cancelled, in UTC.
    #[json("cancelled_at")]
    pub cancelled_at: DateTime<Utc>,
}

/// Why an order is not delivered.
// Closed: all consumers treat these two apart, and a third one is a new version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Payload)]
#[payload(closed)]
pub enum CancelReason {
    /// The customer changed their mind.
    #[json("customer")]
    Customer,
    /// We could not get the goods.
    #[json("out_of_stock")]
    OutOfStock,
}
