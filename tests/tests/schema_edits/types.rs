//! The names that the versions of the tables use.

pub(crate) use std::collections::BTreeMap;
pub(crate) use std::sync::Arc;

pub(crate) use chrono::{DateTime, FixedOffset, NaiveDate, Utc};
pub(crate) use event_core::{
    Event, IsoDuration, Patch, Payload, RawJson, TextLeaf, TimestampText, UnknownObject, UnknownText,
};
pub(crate) use rust_decimal::Decimal;
pub(crate) use uuid::Uuid;
