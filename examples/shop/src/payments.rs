//! Teaches: enums with data, closed and open; integers that JavaScript would round; ranges of floats; decimals.
//!
//! An enum with data is an object whose `tag` member says which variant it is; the variant's fields stand beside it. A
//! **closed** enum is a promise: a new variant is a new version of the event. An **open** one says "more may come", and
//! keeps what it does not know as it was received.

use chrono::{DateTime, FixedOffset, NaiveDate, Utc};
use event_core::{Event, Payload, UnknownObject, UnknownText};
use rust_decimal::Decimal;

use crate::identity::{OrderId, PaymentId};
use crate::money::Money;

/// A payment was authorised; the money is reserved and not ours yet.
#[derive(Debug, Clone, PartialEq, Event)]
#[event("payments.authorised.v1", topic = "payments", key = payment_id)]
pub struct PaymentAuthorised {
    /// The payment.
    #[json("payment_id")]
    pub payment_id: PaymentId,
    /// The order that it is for.
    #[json("order_id")]
    pub order_id: OrderId,
    /// What is reserved.
    #[json("amount")]
    pub amount: Money,
    /// How the customer pays.
    #[json("method")]
    pub method: Method,
    /// How likely this is fraud, 0 to 1.
    #[json("risk", range = 0.0..=1.0)]
    pub risk: f64,
    /// The provider's own number.
    // Such numbers exceed 2^53, where JavaScript rounds.
    #[json("provider_ref", string)]
    pub provider_ref: u64,
    /// When, with the customer's own offset from UTC.
    #[json("authorised_at")]
    pub authorised_at: DateTime<FixedOffset>,
}

/// How a customer pays.
// Closed: what cannot be accounted for must not pass unseen.
#[derive(Debug, Clone, PartialEq, Eq, Payload)]
#[payload(tag = "kind", closed)]
pub enum Method {
    /// With a card.
    #[json("card")]
    Card {
        /// The last four digits of its number.
        #[json("last4", len = 4..=4)]
        last4: String,
        /// Whose card it is.
        #[json("network")]
        network: CardNetwork,
    },
    /// By bank transfer.
    #[json("transfer")]
    Transfer {
        /// The account that it comes from.
        #[json("iban", len = 15..=34)]
        iban: String,
    },
    /// With a voucher.
    #[json("voucher")]
    Voucher {
        /// The code on it.
        #[json("code")]
        code: String,
        /// What is left on it in the currency's smallest unit.
        #[json("left_minor", string)]
        left_minor: u64,
    },
    /// In a store, in cash.
    // A variant without fields is its tag alone.
    #[json("cash")]
    Cash,
}

/// Whose card it is.
#[derive(Debug, Clone, PartialEq, Eq, Payload)]
#[payload(open)]
pub enum CardNetwork {
    /// Mastercard.
    #[json("mastercard")]
    Mastercard,
    /// Visa.
    #[json("visa")]
    Visa,
    /// Any other one.
    #[json(other)]
    Unknown(UnknownText),
}

/// Money went back to a customer.
#[derive(Debug, Clone, PartialEq, Event)]
#[event("payments.refunded.v1", topic = "payments", key = payment_id)]
pub struct PaymentRefunded {
    /// The payment that is undone, or a part of it.
    #[json("payment_id")]
    pub payment_id: PaymentId,
    /// What went back.
    #[json("amount")]
    pub amount: Money,
    /// The way it went.
    #[json("way")]
    pub way: RefundWay,
    /// The rate if it went back in another currency.
    // A decimal keeps its digits: `1.1700` stays `1.1700`.
    #[json("rate", omitempty)]
    pub rate: Option<Decimal>,
    /// When, in UTC.
    #[json("refunded_at")]
    pub refunded_at: DateTime<Utc>,
}

/// The way that money goes back. More ways may come.
// Open: a consumer that only sums amounts need not know all ways.
#[derive(Debug, Clone, PartialEq, Payload)]
#[payload(tag = "kind", open)]
pub enum RefundWay {
    /// The way it came.
    #[json("original")]
    Original,
    /// As a voucher.
    #[json("voucher")]
    Voucher {
        /// The code on it.
        #[json("code")]
        code: String,
        /// Its last day.
        #[json("expires")]
        expires: NaiveDate,
    },
    /// A way that this build does not know: the whole object, kept as it was received.
    #[json(other)]
    Unknown(UnknownObject),
}
