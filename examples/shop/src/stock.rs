//! Teaches: times of fixed precision, `safe` integers, lengths of maps, arrays of numbers.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use event_core::{Event, Payload};

use crate::identity::Sku;

/// A warehouse was counted.
#[derive(Debug, Clone, PartialEq, Event)]
#[event("stock.counted.v1", topic = "stock", key = warehouse, max_bytes = 500_000)]
pub struct StockCounted {
    /// The warehouse.
    #[json("warehouse")]
    pub warehouse: Warehouse,
    /// How often it has been counted.
    // A number that stays below 2^53, so that no reader rounds it.
    #[json("count_no", safe)]
    pub count_no: u64,
    /// What was found, by article.
    #[json("found", len = 1..=10_000)]
    pub found: BTreeMap<Sku, u32>,
    /// Parcels sent on each day of the week before, Monday first.
    #[json("sent_by_day")]
    pub sent_by_day: [u32; 7],
    /// When the count ended, in UTC, to the millisecond.
    // The rest is cut off, when it is written and when it is read.
    #[json("counted_at", precision = "ms")]
    pub counted_at: DateTime<Utc>,
}

/// Our warehouses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Payload)]
#[payload(closed)]
pub enum Warehouse {
    /// At the harbour.
    #[json("north")]
    North,
    /// On the hill.
    #[json("south")]
    South,
}
