//! One value of each event, for tests and for trying things out. Always the same values.

use std::collections::BTreeMap;
use std::time::Duration;

use chrono::{DateTime, FixedOffset, NaiveDate, Utc};
use event_core::Patch;
use rust_decimal::Decimal;
use uuid::{Uuid, uuid};

use crate::catalog::{CatalogReindexed, Part, ProductEdited, ProductListed};
use crate::identity::{CountryCode, OrderId, PaymentId, Sku};
use crate::money::{Currency, Money};
use crate::orders::{CancelReason, Channel, Line, OrderCancelled, OrderPaid, OrderPlaced, OrderPlacedV1};
use crate::payments::{CardNetwork, Method, PaymentAuthorised, PaymentRefunded, RefundWay};
use crate::prices::PriceChanged;
use crate::shipping::{Address, Carrier, LeftAt, ParcelDelayed, ParcelDelivered, ParcelShipped, TrackingCode};
use crate::stock::{StockCounted, Warehouse};

const ORDER: OrderId = OrderId(uuid!("0190b5a2-5c1e-7c44-8f3e-2b6d1a9e0c01"));
const OLD_ORDER: OrderId = OrderId(uuid!("0190b5a2-5c1e-7c44-8f3e-2b6d1a9e0c02"));
const PAYMENT: PaymentId = PaymentId(uuid!("0190b5a3-0a77-7e10-b1f2-94c8d3e5f601"));

/// The body of another team's event, with members that this crate does not model.
pub const CUSTOMERS_MERGED: &str = r#"{"kept":"0190b5a0-1111-7abc-9def-000000000001","gone":"0190b5a0-2222-7abc-9def-000000000002","merged_by":"clerk 7","evidence":["same address"]}"#;

/// The account that goes on in [`CUSTOMERS_MERGED`].
pub const KEPT_CUSTOMER: Uuid = uuid!("0190b5a0-1111-7abc-9def-000000000001");

/// An order of two articles.
pub fn order_placed() -> OrderPlaced {
    OrderPlaced {
        order_id: ORDER,
        placed_at: utc("2026-01-12T09:30:00Z"),
        total: euros(5990),
        lines: vec![line("LAMP-01", 1), line("WICK-12", 3)],
        note: Some("leave it with \"the neighbour\"".to_owned()),
        channel: Channel::Web,
    }
}

/// An order as it was written before version 2.
pub fn order_placed_v1() -> OrderPlacedV1 {
    OrderPlacedV1 {
        order_id: OLD_ORDER,
        placed_at: utc("2025-11-02T18:05:09.250Z"),
        total_minor: 1250,
        lines: vec![line("WICK-12", 2)],
        note: None,
    }
}

/// The payment of [`order_placed`].
pub fn order_paid() -> OrderPaid {
    OrderPaid { order_id: ORDER, payment_id: PAYMENT, amount: euros(5990), paid_at: utc("2026-01-12T09:31:40.000125Z") }
}

/// The end of [`order_placed_v1`].
pub fn order_cancelled() -> OrderCancelled {
    OrderCancelled {
        order_id: OLD_ORDER,
        reason: CancelReason::OutOfStock,
        refund_due: true,
        cancelled_at: utc("2025-11-03T08:00:00Z"),
    }
}

/// A card payment.
pub fn payment_authorised() -> PaymentAuthorised {
    PaymentAuthorised {
        payment_id: PAYMENT,
        order_id: ORDER,
        amount: euros(5990),
        method: Method::Card { last4: "4242".to_owned(), network: CardNetwork::Visa },
        risk: 0.125,
        provider_ref: 18_014_398_509_481_985,
        authorised_at: offset("2026-01-12T10:30:30+01:00"),
    }
}

/// A refund as a voucher, in another currency.
pub fn payment_refunded() -> PaymentRefunded {
    PaymentRefunded {
        payment_id: PAYMENT,
        amount: Money { minor: 1000, currency: Currency::GBP },
        way: RefundWay::Voucher { code: "SORRY-10".to_owned(), expires: day(2027, 1, 31) },
        rate: Some(Decimal::new(11_700, 4)),
        refunded_at: utc("2026-01-20T12:00:00Z"),
    }
}

/// A parcel to a country without postcodes.
pub fn parcel_shipped() -> ParcelShipped {
    ParcelShipped {
        order_id: ORDER,
        carrier: Carrier::Post,
        tracking: TrackingCode("LX123456789".to_owned()),
        address: Address {
            name: "Ada Keeper".to_owned(),
            street: vec!["Lighthouse 1".to_owned(), "c/o the harbour master".to_owned()],
            postcode: String::new(),
            town: "Doolin".to_owned(),
            country: CountryCode("IE".to_owned()),
            phone: None,
        },
        contents: BTreeMap::from([(sku("WICK-12"), 3), (sku("LAMP-01"), 1)]),
        weight_g: 1800,
        customs_label: vec![0x89, b'P', b'N', b'G'],
    }
}

/// A day's delay.
pub fn parcel_delayed() -> ParcelDelayed {
    ParcelDelayed {
        order_id: ORDER,
        by: Duration::from_secs(86_400).into(),
        reason: Some("storm, no ferry".to_owned()),
    }
}

/// The arrival of [`parcel_shipped`].
pub fn parcel_delivered() -> ParcelDelivered {
    ParcelDelivered { order_id: ORDER, left: LeftAt::Neighbour, delivered_at: utc("2026-01-16T14:02:11Z") }
}

/// An article with parts, one of which has parts.
pub fn product_listed() -> ProductListed {
    ProductListed {
        sku: sku("LAMP-01"),
        title: "Lamp, brass".to_owned(),
        tags: vec!["brass".to_owned(), "für draußen".to_owned()],
        size_mm: [180, 180, 320],
        parts: vec![
            Part { sku: sku("GLASS-3"), qty: 1, parts: vec![] },
            Part { sku: sku("BURNER-1"), qty: 1, parts: vec![Part { sku: sku("WICK-12"), qty: 2, parts: vec![] }] },
        ],
    }
}

/// A subtitle goes, an age comes, the title stays.
pub fn product_edited() -> ProductEdited {
    ProductEdited { sku: sku("LAMP-01"), title: None, subtitle: Patch::Null, min_age: Patch::Value(16) }
}

/// The event without a body.
pub fn catalog_reindexed() -> CatalogReindexed {
    CatalogReindexed
}

/// A price that holds until someone decides.
pub fn price_changed() -> PriceChanged {
    PriceChanged {
        sku: sku("LAMP-01"),
        price: Decimal::new(4950, 2),
        currency: Currency::EUR,
        member_discount: 10,
        from: day(2026, 2, 1),
        until: None,
    }
}

/// A count that found two articles.
pub fn stock_counted() -> StockCounted {
    StockCounted {
        warehouse: Warehouse::North,
        count_no: 812,
        found: BTreeMap::from([(sku("LAMP-01"), 14), (sku("WICK-12"), 0)]),
        sent_by_day: [12, 9, 14, 11, 21, 3, 0],
        counted_at: utc("2026-01-19T05:59:59.875Z"),
    }
}

fn euros(minor: i64) -> Money {
    Money { minor, currency: Currency::EUR }
}

fn sku(text: &str) -> Sku {
    Sku(text.to_owned())
}

fn line(article: &str, qty: u32) -> Line {
    Line { sku: sku(article), qty }
}

fn utc(text: &str) -> DateTime<Utc> {
    offset(text).to_utc()
}

fn offset(text: &str) -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339(text).expect("the samples' times are RFC 3339")
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("the samples' days exist")
}
