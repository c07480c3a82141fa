//! The versions of the example event. `corpus-gen/documented.rs` says which; the source is in cargo's output folder.

#![allow(clippy::all, reason = "odd types such as enums of one variant are the point")]

use compat_tests::pair::{Pair, Subject};

/// What the generated modules name.
mod names {
    pub(crate) use std::collections::BTreeMap;

    pub(crate) use chrono::{DateTime, FixedOffset, Utc};
    pub(crate) use compat_tests::arbitrary::{Arbitrary, Rules, Source};
    pub(crate) use event_core::{Event, Patch, Payload, TimestampText, UnknownObject, UnknownText};
    pub(crate) use uuid::Uuid;
}

include!(concat!(env!("OUT_DIR"), "/documented.rs"));
