//! The exact body of each event: what a consumer in another language sees, byte for byte.

use event_core::{Encode, Event, Topic};
use shop_events::catalog::{ProductEdited, ProductListed};
use shop_events::money::Currency;
use shop_events::orders::{CancelReason, Channel, OrderCancelled, OrderPlaced};
use shop_events::payments::{Method, PaymentAuthorised, PaymentRefunded, RefundWay};
use shop_events::prices::PriceChanged;
use shop_events::shipping::{Carrier, ParcelShipped};
use shop_events::{customers::CustomersMerged, samples};

/// `event` is written as `body`, and `body` is read as `event`.
#[track_caller]
fn check<E: Event + Encode + PartialEq + std::fmt::Debug>(event_type: &str, event: &E, body: &str) {
    assert_eq!(E::TYPE, event_type);
    let written = event_core::encode(event).unwrap_or_else(|error| panic!("{event_type}: {error}"));
    assert_eq!(String::from_utf8_lossy(&written), body);
    let read: E = event_core::decode(body.as_bytes()).unwrap_or_else(|error| panic!("{event_type}: {error}"));
    assert_eq!(&read, event);
}

/// `body` is not a body of `E`; the error names `place`.
#[track_caller]
fn check_refused<E: Event + std::fmt::Debug>(body: &str, place: &str) {
    let error = event_core::decode::<E>(body.as_bytes()).expect_err("the body breaks a rule").to_string();
    assert!(error.contains(place), "{error}");
}

#[test]
fn orders() {
    check(
        "orders.placed.v2",
        &samples::order_placed(),
        r#"{"order_id":"0190b5a2-5c1e-7c44-8f3e-2b6d1a9e0c01","placed_at":"2026-01-12T09:30:00Z","total":{"minor":"5990","currency":"EUR"},"lines":[{"sku":"LAMP-01","qty":1},{"sku":"WICK-12","qty":3}],"note":"leave it with \"the neighbour\"","channel":"web"}"#,
    );
    check(
        "orders.placed.v1",
        &samples::order_placed_v1(),
        r#"{"order_id":"0190b5a2-5c1e-7c44-8f3e-2b6d1a9e0c02","placed_at":"2025-11-02T18:05:09.250Z","total_minor":"1250","lines":[{"sku":"WICK-12","qty":2}]}"#,
    );
    check(
        "orders.paid.v1",
        &samples::order_paid(),
        r#"{"order_id":"0190b5a2-5c1e-7c44-8f3e-2b6d1a9e0c01","payment_id":"0190b5a3-0a77-7e10-b1f2-94c8d3e5f601","amount":{"minor":"5990","currency":"EUR"},"paid_at":"2026-01-12T09:31:40.000125Z"}"#,
    );
    check(
        "orders.cancelled.v1",
        &samples::order_cancelled(),
        r#"{"order_id":"0190b5a2-5c1e-7c44-8f3e-2b6d1a9e0c02","reason":"out_of_stock","refund_due":true,"cancelled_at":"2025-11-03T08:00:00Z"}"#,
    );
}

#[test]
fn payments() {
    check(
        "payments.authorised.v1",
        &samples::payment_authorised(),
        r#"{"payment_id":"0190b5a3-0a77-7e10-b1f2-94c8d3e5f601","order_id":"0190b5a2-5c1e-7c44-8f3e-2b6d1a9e0c01","amount":{"minor":"5990","currency":"EUR"},"method":{"kind":"card","last4":"4242","network":"visa"},"risk":0.125,"provider_ref":"18014398509481985","authorised_at":"2026-01-12T10:30:30+01:00"}"#,
    );
    check(
        "payments.refunded.v1",
        &samples::payment_refunded(),
        r#"{"payment_id":"0190b5a3-0a77-7e10-b1f2-94c8d3e5f601","amount":{"minor":"1000","currency":"GBP"},"way":{"kind":"voucher","code":"SORRY-10","expires":"2027-01-31"},"rate":"1.1700","refunded_at":"2026-01-20T12:00:00Z"}"#,
    );
}

#[test]
fn shipping() {
    check(
        "shipping.shipped.v1",
        &samples::parcel_shipped(),
        r#"{"order_id":"0190b5a2-5c1e-7c44-8f3e-2b6d1a9e0c01","carrier":"post","tracking":"LX123456789","address":{"name":"Ada Keeper","street":["Lighthouse 1","c/o the harbour master"],"town":"Doolin","country":"IE","phone":null},"contents":{"LAMP-01":1,"WICK-12":3},"weight_g":1800,"customs_label":"iVBORw=="}"#,
    );
    check(
        "shipping.delayed.v1",
        &samples::parcel_delayed(),
        r#"{"order_id":"0190b5a2-5c1e-7c44-8f3e-2b6d1a9e0c01","by":"PT86400S","reason":"storm, no ferry"}"#,
    );
    check(
        "shipping.delivered.v1",
        &samples::parcel_delivered(),
        r#"{"order_id":"0190b5a2-5c1e-7c44-8f3e-2b6d1a9e0c01","left":"neighbour","delivered_at":"2026-01-16T14:02:11Z"}"#,
    );
}

#[test]
fn catalog_prices_and_stock() {
    check(
        "catalog.listed.v1",
        &samples::product_listed(),
        r#"{"sku":"LAMP-01","title":"Lamp, brass","tags":["brass","für draußen"],"size_mm":[180,180,320],"parts":[{"sku":"GLASS-3","qty":1},{"sku":"BURNER-1","qty":1,"parts":[{"sku":"WICK-12","qty":2}]}]}"#,
    );
    check("catalog.edited.v1", &samples::product_edited(), r#"{"sku":"LAMP-01","subtitle":null,"min_age":16}"#);
    check("catalog.reindexed.v1", &samples::catalog_reindexed(), "{}");
    check(
        "prices.changed.v1",
        &samples::price_changed(),
        r#"{"sku":"LAMP-01","price":"49.50","currency":"EUR","member_discount":10,"from":"2026-02-01","until":null}"#,
    );
    check(
        "stock.counted.v1",
        &samples::stock_counted(),
        r#"{"warehouse":"north","count_no":812,"found":{"LAMP-01":14,"WICK-12":0},"sent_by_day":[12,9,14,11,21,3,0],"counted_at":"2026-01-19T05:59:59.875Z"}"#,
    );
}

#[test]
fn a_reader_takes_its_part_of_another_teams_event() {
    let event: CustomersMerged = event_core::decode(samples::CUSTOMERS_MERGED.as_bytes()).expect("the sample decodes");
    assert_eq!(event.kept, samples::KEPT_CUSTOMER);
    assert_eq!(CustomersMerged::TYPE, "customers.merged.v1");
}

#[test]
fn events_of_an_order_share_topic_and_key() {
    let (placed, shipped) = (samples::order_placed(), samples::parcel_shipped());
    assert_eq!(OrderPlaced::TOPIC, "orders");
    assert_eq!(ParcelShipped::TOPIC, "orders");
    assert!(placed.key().is_some());
    assert_eq!(placed.key(), shipped.key());
    assert_eq!(samples::stock_counted().key().as_deref(), Some("north"));
}

#[test]
fn version_2_reads_version_1() {
    let old = samples::order_placed_v1();
    let new = OrderPlaced::from(old.clone());
    assert_eq!((new.order_id, new.total.minor, new.total.currency), (old.order_id, 1250, Currency::EUR));
    assert_eq!(new.channel, Channel::Web);
    assert!(OrderPlaced::reads("orders.placed.v1") && OrderPlaced::reads("orders.placed.v2"));
    assert!(!OrderPlaced::reads("orders.paid.v1"));
}

#[test]
fn what_a_build_does_not_know_is_kept() {
    let body = r#"{"payment_id":"0190b5a3-0a77-7e10-b1f2-94c8d3e5f601","amount":{"minor":"1","currency":"EUR"},"way":{"kind":"gold","grams":2.5},"refunded_at":"2026-01-20T12:00:00Z"}"#;
    let event: PaymentRefunded = event_core::decode(body.as_bytes()).expect("ways are open");
    assert!(matches!(event.way, RefundWay::Unknown(_)));
    check("payments.refunded.v1", &event, body);

    let mut order = samples::order_placed();
    let body = String::from_utf8(event_core::encode(&order).expect("the sample encodes")).expect("bodies are UTF-8");
    let body = body.replace(r#""channel":"web""#, r#""channel":"fax""#);
    let read: OrderPlaced = event_core::decode(body.as_bytes()).expect("channels are open");
    order.channel = read.channel.clone();
    check("orders.placed.v2", &order, &body);
}

#[test]
fn what_is_zero_or_empty_is_left_out() {
    let event = OrderCancelled { refund_due: false, reason: CancelReason::Customer, ..samples::order_cancelled() };
    check(
        "orders.cancelled.v1",
        &event,
        r#"{"order_id":"0190b5a2-5c1e-7c44-8f3e-2b6d1a9e0c02","reason":"customer","cancelled_at":"2025-11-03T08:00:00Z"}"#,
    );
    let event = ProductListed { tags: vec![], parts: vec![], ..samples::product_listed() };
    check("catalog.listed.v1", &event, r#"{"sku":"LAMP-01","title":"Lamp, brass","size_mm":[180,180,320]}"#);
    let event = ProductEdited { subtitle: event_core::Patch::Absent, ..samples::product_edited() };
    check("catalog.edited.v1", &event, r#"{"sku":"LAMP-01","min_age":16}"#);
}

#[test]
fn older_bodies_are_still_read() {
    let body = r#"{"article":"LAMP-01","price":"49.50","from":"2026-02-01","until":null}"#;
    let event: PriceChanged = event_core::decode(body.as_bytes()).expect("older members are aliases and defaults");
    assert_eq!(event, PriceChanged { member_discount: 0, ..samples::price_changed() });

    let shipped = event_core::encode(&samples::parcel_shipped()).expect("the sample encodes");
    let body = String::from_utf8(shipped).expect("bodies are UTF-8").replace(r#""post""#, r#""mail""#);
    let event: ParcelShipped = event_core::decode(body.as_bytes()).expect("mail is an alias");
    assert_eq!(event.carrier, Carrier::Post);
}

#[test]
fn broken_rules_are_named_by_their_place() {
    let break_it = |sample: Vec<u8>, from: &str, to: &str| {
        let body = String::from_utf8(sample).expect("bodies are UTF-8");
        assert!(body.contains(from), "{body}");
        body.replace(from, to)
    };
    let paid = event_core::encode(&samples::payment_authorised()).expect("the sample encodes");
    check_refused::<PaymentAuthorised>(
        &break_it(paid.clone(), r#""minor":"5990""#, r#""minor":5990"#),
        "/amount/minor",
    );
    check_refused::<PaymentAuthorised>(&break_it(paid.clone(), "0.125", "1.5"), "/risk");
    check_refused::<PaymentAuthorised>(&break_it(paid.clone(), "4242", "424"), "/method/last4");
    check_refused::<PaymentAuthorised>(&break_it(paid.clone(), "\"EUR\"", "\"eur\""), "/amount/currency");
    check_refused::<PaymentAuthorised>(&break_it(paid, "\"card\"", "\"shells\""), "/method/kind");
    let listed = event_core::encode(&samples::product_listed()).expect("the sample encodes");
    check_refused::<ProductListed>(&break_it(listed, "180,180,320", "180,180"), "/size_mm");
}

#[test]
fn a_value_that_breaks_a_rule_is_not_written() {
    let mut event = samples::payment_authorised();
    event.method = Method::Card { last4: "42".to_owned(), network: shop_events::payments::CardNetwork::Visa };
    assert!(event_core::encode(&event).is_err());
    event.method = Method::Cash;
    assert!(event_core::encode(&event).is_ok());
    event.risk = f64::NAN;
    assert!(event_core::encode(&event).is_err());
}
