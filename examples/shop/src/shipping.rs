//! Teaches: `omitempty` beside `nullable`; maps whose keys have a type; lengths; bytes; durations.
//!
//! `omitempty` says "may be left out", `nullable` says "is always there, may be null". An `Option` has to choose, since
//! consumers in other languages see two different types.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use event_core::{Event, IsoDuration, Payload, UnknownText};

use crate::identity::{CountryCode, OrderId, Sku};

/// A parcel left the warehouse. On the topic `orders`, so that it comes after the order that it is a part of.
#[derive(Debug, Clone, PartialEq, Event)]
#[event("shipping.shipped.v1", topic = "orders", key = order_id)]
pub struct ParcelShipped {
    /// The order.
    #[json("order_id")]
    pub order_id: OrderId,
    /// Who carries the parcel.
    #[json("carrier")]
    pub carrier: Carrier,
    /// The carrier's number for it.
    #[json("tracking")]
    pub tracking: TrackingCode,
    /// Where it goes.
    #[json("address")]
    pub address: Address,
    /// How many of which article are inside, by article number.
    #[json("contents", len = 1..=500)]
    pub contents: BTreeMap<Sku, u32>,
    /// What it weighs, in grams.
    #[json("weight_g", range = 1..=31_500)]
    pub weight_g: u32,
    /// The customs label, a PNG image; left out inside the customs union.
    // Bytes are text in JSON, so they say which.
    #[json("customs_label", omitempty, base64)]
    pub customs_label: Vec<u8>,
}

/// Who carries parcels.
#[derive(Debug, Clone, PartialEq, Eq, Payload)]
#[payload(open)]
pub enum Carrier {
    /// A bicycle courier.
    #[json("courier")]
    Courier,
    /// The post.
    // It was written `mail` once, and that is still read.
    #[json("post", alias = "mail")]
    Post,
    /// A carrier that this build does not know.
    #[json(other)]
    Unknown(UnknownText),
}

/// A carrier's number for a parcel.
#[derive(Debug, Clone, PartialEq, Eq, Payload)]
pub struct TrackingCode(#[json(len = 6..=40)] pub String);

/// Where a parcel goes.
#[derive(Debug, Clone, PartialEq, Eq, Payload)]
pub struct Address {
    /// Who receives it.
    #[json("name")]
    pub name: String,
    /// Street and number, in the order of the label.
    #[json("street", len = 1..=3)]
    pub street: Vec<String>,
    /// Left out where a country has none.
    #[json("postcode", omitempty)]
    pub postcode: String,
    /// The town.
    #[json("town")]
    pub town: String,
    /// The country.
    #[json("country")]
    pub country: CountryCode,
    /// A number for the driver; null if the customer gave none.
    #[json("phone", nullable)]
    pub phone: Option<String>,
}

/// A parcel will come later than promised.
#[derive(Debug, Clone, PartialEq, Event)]
#[event("shipping.delayed.v1", topic = "orders", key = order_id)]
pub struct ParcelDelayed {
    /// The order.
    #[json("order_id")]
    pub order_id: OrderId,
    /// How much later, as ISO 8601 seconds: `PT86400S` is a day.
    #[json("by")]
    pub by: IsoDuration,
    /// What the carrier says; null if it says nothing.
    #[json("reason", nullable)]
    pub reason: Option<String>,
}

/// A parcel arrived.
#[derive(Debug, Clone, PartialEq, Event)]
#[event("shipping.delivered.v1", topic = "orders", key = order_id)]
pub struct ParcelDelivered {
    /// The order.
    #[json("order_id")]
    pub order_id: OrderId,
    /// Where it was left.
    #[json("left")]
    pub left: LeftAt,
    /// When, in UTC; the carrier's clock tells seconds.
    #[json("delivered_at", precision = "s")]
    pub delivered_at: DateTime<Utc>,
}

/// Where a parcel can be left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Payload)]
#[payload(closed)]
pub enum LeftAt {
    /// At the door.
    #[json("door")]
    Door,
    /// With a neighbour.
    #[json("neighbour")]
    Neighbour,
    /// In a parcel locker.
    #[json("locker")]
    Locker,
}
