//! Writes the stream that ships with the project: each sample event once, and two types that no one handles.
//!
//! Always the same bytes, so that the shipped file can be compared with what the code writes.

use std::io::{self, Write};

use chrono::{DateTime, TimeDelta, Utc};
use event_core::{Envelope, OutgoingData, OutgoingEnvelope, Publish, RawJson};
use shop_events::samples;

/// Another shop's event, which nothing here models.
const INVOICE: &str = r#"{"invoice":"2026-0117","lines":[{"text":"lamp","amount":"59.90"}]}"#;
/// A measurement, which nothing here models.
const WEATHER: &str = r#"{"station":"harbour","wind_bft":9}"#;

/// Writes the stream to `out`.
pub(crate) fn stream(out: &mut impl Write) -> io::Result<()> {
    let mut stream = Stream { out, events: 0 };
    stream.event("/shop/catalog", &samples::product_listed())?;
    stream.event("/shop/prices", &samples::price_changed())?;
    stream.event("/shop/orders", &samples::order_placed_v1())?;
    stream.event("/shop/orders", &samples::order_cancelled())?;
    stream.event("/shop/orders", &samples::order_placed())?;
    stream.event("/shop/payments", &samples::payment_authorised())?;
    stream.event("/shop/orders", &samples::order_paid())?;
    stream.event("/shop/shipping", &samples::parcel_shipped())?;
    stream.raw("weather.measured.v1", "/harbour", WEATHER)?;
    stream.event("/shop/shipping", &samples::parcel_delayed())?;
    stream.event("/shop/shipping", &samples::parcel_delivered())?;
    stream.raw("invoices.sent.v1", "/bookkeeping", INVOICE)?;
    stream.event("/shop/payments", &samples::payment_refunded())?;
    stream.event("/shop/stock", &samples::stock_counted())?;
    stream.event("/shop/catalog", &samples::product_edited())?;
    stream.event("/shop/catalog", &samples::catalog_reindexed())?;
    stream.raw("customers.merged.v1", "/crm", samples::CUSTOMERS_MERGED)?;
    for (_, event_type, body) in github_events::samples::ALL {
        stream.raw(event_type, "https://github.com/lamplighters", body)?;
    }
    stream.out.flush()
}

struct Stream<'a, W> {
    out: &'a mut W,
    events: i32,
}

impl<W: Write> Stream<'_, W> {
    fn event(&mut self, source: &str, event: &(impl Publish + Sync)) -> io::Result<()> {
        self.write(Envelope::of(event).source(source))
    }

    fn raw(&mut self, event_type: &str, source: &str, body: &str) -> io::Result<()> {
        let json = RawJson::parse(body).map_err(io::Error::other)?;
        self.write(Envelope::raw(event_type, source, OutgoingData::Json(&json)))
    }

    /// Writes a line, with an id and a time of its own.
    fn write(&mut self, envelope: OutgoingEnvelope<'_>) -> io::Result<()> {
        self.events += 1;
        let time = start() + TimeDelta::minutes(self.events.into());
        let mut line =
            envelope.id(format!("sample-{:02}", self.events)).time(time).to_vec().map_err(io::Error::other)?;
        line.push(b'\n');
        self.out.write_all(&line)
    }
}

fn start() -> DateTime<Utc> {
    DateTime::from_timestamp(1_768_000_000, 0).expect("a second of 2026 is in chrono's range")
}
