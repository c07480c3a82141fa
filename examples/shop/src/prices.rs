//! Teaches: decimals and dates, and how a contract grows without a new version: `default` for a member that was added,
//! `alias` for one that was renamed, `range` for one that was bounded from the start.

use chrono::NaiveDate;
use event_core::Event;
use rust_decimal::Decimal;

use crate::identity::Sku;
use crate::money::Currency;

/// An article has a new price.
#[derive(Debug, Clone, PartialEq, Event)]
#[event("prices.changed.v1", topic = "prices", key = sku)]
pub struct PriceChanged {
    /// The article.
    // Events from before the rename say `article`, and are still read.
    #[json("sku", alias = "article")]
    pub sku: Sku,
    /// The price of one.
    #[json("price")]
    pub price: Decimal,
    /// Its currency; prices without one are in euros.
    // Added later: it is always written, and may be missing when read.
    #[json("currency", default = Currency::EUR)]
    pub currency: Currency,
    /// What is taken off for members, in percent.
    // Also added later; a plain `default` is the type's own, here 0.
    #[json("member_discount", range = 0..=90, default)]
    pub member_discount: u8,
    /// The first day that it holds.
    #[json("from")]
    pub from: NaiveDate,
    /// The last day that it holds; null until someone decides.
    #[json("until", nullable)]
    pub until: Option<NaiveDate>,
}
