//! Rule 23: the ordering key.

use event_core::catalog::entries;
use event_core::schema::Side;
use event_core::{Envelope, Event, Payload, Publish, Topic, UnknownText};
use uuid::Uuid;

use crate::check::contract;

#[derive(Debug, Clone, PartialEq, Payload)]
#[payload(open)]
enum Region {
    #[json("eu")]
    Europe,
    #[json(other)]
    Unknown(UnknownText),
}

#[derive(Debug, Clone, PartialEq, Payload)]
struct Sku(String);

/// By text.
#[derive(Debug, Event)]
#[event("rules.bytext.v1", key = text)]
struct ByText {
    #[json("said", len = 1..)]
    text: String,
}

/// By integer.
#[derive(Debug, Event)]
#[event("rules.byinteger.v1", key = r#type)]
struct ByInteger {
    #[json("type", safe)]
    r#type: i64,
}

/// By identity.
#[derive(Debug, Event)]
#[event("rules.byid.v1", key = id)]
struct ById {
    #[json("id", omitempty)]
    id: Option<Uuid>,
}

/// By region.
#[derive(Debug, Event)]
#[event("rules.byregion.v1", key = region)]
struct ByRegion {
    #[json("region")]
    region: Region,
}

/// By article.
#[derive(Debug, Event)]
#[event("rules.bysku.v1", key = sku)]
struct BySku {
    #[json("sku", nullable)]
    sku: Option<Box<Sku>>,
}

#[track_caller]
fn check<E: Publish + Topic + Sync>(event: &E, key: Option<&str>) {
    assert_eq!(event.key().as_deref(), key);
    let envelope = Envelope::of(event).source("/test").build().expect("an envelope");
    assert_eq!(envelope.partitionkey(), key);
}

#[test]
fn r23_3_the_key_is_the_partition_key_of_the_envelope() {
    check(&ByText { text: "a ä".to_owned() }, Some("a ä"));
    check(&ByInteger { r#type: -7 }, Some("-7"));
    let id = Uuid::from_u128(0x67E5_5044_10B1_426F_9247_BB68_0E5F_E0C8);
    check(&ById { id: Some(id) }, Some("67e55044-10b1-426f-9247-bb680e5fe0c8"));
    check(&ById { id: None }, None);
    check(&ByRegion { region: Region::Europe }, Some("eu"));
    check(&ByRegion { region: Region::Unknown(UnknownText::new("moon")) }, Some("moon"));
    check(&BySku { sku: Some(Box::new(Sku("s".to_owned()))) }, Some("s"));
    check(&BySku { sku: None }, None);
    let given = Envelope::of(&ById { id: None }).source("/test").key("other").build().expect("an envelope");
    assert_eq!(given.partitionkey(), Some("other"));
}

#[test]
fn s23_4_the_key_is_the_members_name() {
    for side in [Side::Writer, Side::Reader] {
        assert_eq!(contract::<ByText>(side)["x-event"]["key"], "said");
        assert_eq!(contract::<ByInteger>(side)["x-event"]["key"], "type");
    }
    let entry = entries().into_iter().find(|entry| entry.event_type == ByText::TYPE).expect("in the catalog");
    assert_eq!(entry.info.key, Some("said"));
}
