//! The generated types. `corpus-gen/plan.rs` says which; the source is in cargo's output folder.

#![allow(clippy::all, reason = "odd types such as enums of one variant are the point")]

use compat_tests::pair::{Pair, Subject};

/// What the generated modules name.
mod names {
    pub(crate) use std::borrow::Cow;
    pub(crate) use std::collections::BTreeMap;
    pub(crate) use std::sync::Arc;

    pub(crate) use chrono::{DateTime, FixedOffset, NaiveDate, Utc};
    pub(crate) use compat_tests::arbitrary::{Arbitrary, Rules, Source};
    pub(crate) use event_core::{
        Event, IsoDuration, Patch, Payload, RawJson, TimestampText, UnknownObject, UnknownText,
    };
    pub(crate) use rust_decimal::Decimal;
    pub(crate) use uuid::Uuid;
}

include!(concat!(env!("OUT_DIR"), "/evolution.rs"));
