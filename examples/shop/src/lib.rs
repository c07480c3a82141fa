//! A web shop's events: an events crate to learn the grammar from. Each file teaches a part of it:
//!
//! | file | shows |
//! |---|---|
//! | [`orders`] | an event, several events on one topic, ordering keys, a second version that reads the first |
//! | [`payments`] | enums with data, closed and open; integers beyond 2^53; ranges of floats |
//! | [`shipping`] | unit enums, `omitempty` beside `nullable`, maps with keys of their own type, bytes, durations |
//! | [`catalog`] | `Patch`, arrays, a type that holds itself, an event without a body |
//! | [`prices`] | decimals, dates, and how a contract grows: `default`, `alias`, `range` |
//! | [`stock`] | times of fixed precision, `safe` integers, lengths |
//! | [`customers`] | another team's event, of which only a part is read |
//! | [`identity`], [`money`] | newtypes, and a payload that many events share |
//!
//! [`samples`] has one value of each event; the tests hold the exact body of each.
//!
//! ```
//! use shop_events::{samples, orders::OrderPlaced};
//!
//! let body = event_core::encode(&samples::order_placed())?;
//! let order: OrderPlaced = event_core::decode(&body)?;
//! assert_eq!(order.lines.len(), 2);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub mod catalog;
pub mod customers;
pub mod identity;
pub mod money;
pub mod orders;
pub mod payments;
pub mod prices;
pub mod samples;
pub mod shipping;
pub mod stock;
