//! From an event's type to what decodes it.

use event_core::{DecodeError, Envelope, Event};
use github_events::{IssuesEvent, PingEvent, PushEvent, StarEvent, WorkflowJobEvent};
use shop_events::catalog::{CatalogReindexed, ProductEdited, ProductListed};
use shop_events::customers::CustomersMerged;
use shop_events::orders::{OrderCancelled, OrderPaid, OrderPlaced};
use shop_events::payments::{PaymentAuthorised, PaymentRefunded};
use shop_events::prices::PriceChanged;
use shop_events::shipping::{ParcelDelayed, ParcelDelivered, ParcelShipped};
use shop_events::stock::StockCounted;

use crate::describe::Describe;

/// Decodes the body of an envelope and says it in words.
pub(crate) type Handler = fn(&Envelope) -> Result<String, DecodeError>;

/// Every type that is handled. `orders.placed.v1` is not in it: [`OrderPlaced`] reads both versions.
const ROUTES: [Route; 19] = [
    Route::to::<OrderPlaced>(),
    Route::to::<OrderPaid>(),
    Route::to::<OrderCancelled>(),
    Route::to::<PaymentAuthorised>(),
    Route::to::<PaymentRefunded>(),
    Route::to::<ParcelShipped>(),
    Route::to::<ParcelDelayed>(),
    Route::to::<ParcelDelivered>(),
    Route::to::<ProductListed>(),
    Route::to::<ProductEdited>(),
    Route::to::<CatalogReindexed>(),
    Route::to::<PriceChanged>(),
    Route::to::<StockCounted>(),
    Route::to::<CustomersMerged>(),
    Route::to::<IssuesEvent>(),
    Route::to::<StarEvent>(),
    Route::to::<PingEvent>(),
    Route::to::<PushEvent>(),
    Route::to::<WorkflowJobEvent>(),
];

struct Route {
    reads: fn(&str) -> bool,
    handler: Handler,
}

impl Route {
    const fn to<E: Event + Describe>() -> Self {
        Self { reads: E::reads, handler: |envelope| envelope.decode::<E>().map(|event| event.describe()) }
    }
}

/// The handler of a type.
pub(crate) fn find(event_type: &str) -> Option<Handler> {
    ROUTES.iter().find(|route| (route.reads)(event_type)).map(|route| route.handler)
}
