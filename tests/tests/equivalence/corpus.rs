//! The generated types. `corpus-gen/plan.rs` says which; the source is in cargo's output folder.

#![allow(clippy::all, reason = "odd types such as `Box<String>` and enums of one variant are the point")]

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{DateTime, FixedOffset, NaiveDate, Utc};
use event_core::{Event, IsoDuration, Patch, Payload, RawJson, TimestampText, UnknownObject, UnknownText};
use event_tests::arbitrary::{Arbitrary, Hints, Source, fallback};
use event_tests::leaves::{unknown_object, unknown_text};
use rust_decimal::Decimal;
use uuid::Uuid;

use crate::subject::Subject;
use crate::texts::{Currency, Hex, Slug};

include!(concat!(env!("OUT_DIR"), "/corpus.rs"));
