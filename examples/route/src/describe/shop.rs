//! The shop's events in words.

use event_core::Patch;
use shop_events::catalog::{CatalogReindexed, ProductEdited, ProductListed};
use shop_events::customers::CustomersMerged;
use shop_events::identity::{OrderId, PaymentId};
use shop_events::orders::{CancelReason, Channel, OrderCancelled, OrderPaid, OrderPlaced};
use shop_events::payments::{CardNetwork, Method, PaymentAuthorised, PaymentRefunded, RefundWay};
use shop_events::prices::PriceChanged;
use shop_events::shipping::{Carrier, LeftAt, ParcelDelayed, ParcelDelivered, ParcelShipped};
use shop_events::stock::{StockCounted, Warehouse};

use super::{Describe, count};

impl Describe for OrderPlaced {
    fn describe(&self) -> String {
        let channel = match &self.channel {
            Channel::Web => "web",
            Channel::Store => "store",
            Channel::Unknown(text) => text.as_str(),
        };
        format!("{}  {}  {}  from {channel}", order(self.order_id), count(self.lines.len() as u64, "line"), self.total)
    }
}

impl Describe for OrderPaid {
    fn describe(&self) -> String {
        format!("{}  {}  by {}", order(self.order_id), self.amount, payment(self.payment_id))
    }
}

impl Describe for OrderCancelled {
    fn describe(&self) -> String {
        let reason = match self.reason {
            CancelReason::Customer => "the customer's wish",
            CancelReason::OutOfStock => "out of stock",
        };
        format!("{}  {reason}{}", order(self.order_id), if self.refund_due { "  refund due" } else { "" })
    }
}

impl Describe for PaymentAuthorised {
    fn describe(&self) -> String {
        let method = match &self.method {
            Method::Card { last4, network } => format!("{} card ..{last4}", self::network(network)),
            Method::Transfer { iban } => format!("transfer from {}..", iban.chars().take(4).collect::<String>()),
            Method::Voucher { code, .. } => format!("voucher {code}"),
            Method::Cash => "cash".to_owned(),
        };
        format!("{}  {}  {method}  risk {}", payment(self.payment_id), self.amount, self.risk)
    }
}

impl Describe for PaymentRefunded {
    fn describe(&self) -> String {
        let way = match &self.way {
            RefundWay::Original => "the way it came".to_owned(),
            RefundWay::Voucher { code, expires } => format!("as voucher {code} until {expires}"),
            RefundWay::Unknown(_) => "in a way that this build does not know".to_owned(),
        };
        format!("{}  {}  {way}", payment(self.payment_id), self.amount)
    }
}

impl Describe for ParcelShipped {
    fn describe(&self) -> String {
        let carrier = match &self.carrier {
            Carrier::Courier => "courier",
            Carrier::Post => "post",
            Carrier::Unknown(text) => text.as_str(),
        };
        let articles = count(self.contents.len() as u64, "article");
        format!("{}  {articles}, {} g  by {carrier} to {}", order(self.order_id), self.weight_g, self.address.country.0)
    }
}

impl Describe for ParcelDelayed {
    fn describe(&self) -> String {
        let hours = self.by.get().as_secs_f64() / 3600.0;
        format!(
            "{}  {hours:.1} hours late  {}",
            order(self.order_id),
            self.reason.as_deref().unwrap_or("no reason given")
        )
    }
}

impl Describe for ParcelDelivered {
    fn describe(&self) -> String {
        let left = match self.left {
            LeftAt::Door => "at the door",
            LeftAt::Neighbour => "with a neighbour",
            LeftAt::Locker => "in a locker",
        };
        format!("{}  {left}  {}", order(self.order_id), self.delivered_at.format("%Y-%m-%d %H:%M"))
    }
}

impl Describe for ProductListed {
    fn describe(&self) -> String {
        format!("{}  {}  {}", self.sku.0, self.title, count(self.parts.len() as u64, "part"))
    }
}

impl Describe for ProductEdited {
    fn describe(&self) -> String {
        let title = self.title.as_ref().map(|title| format!("  title {title}")).unwrap_or_default();
        format!("{}{title}{}{}", self.sku.0, patch("subtitle", &self.subtitle), patch("least age", &self.min_age))
    }
}

impl Describe for CatalogReindexed {
    fn describe(&self) -> String {
        "the search index was built anew".to_owned()
    }
}

impl Describe for PriceChanged {
    fn describe(&self) -> String {
        let until = self.until.map(|day| format!(" until {day}")).unwrap_or_default();
        format!("{}  {} {}  from {}{until}", self.sku.0, self.currency, self.price, self.from)
    }
}

impl Describe for StockCounted {
    fn describe(&self) -> String {
        let warehouse = match self.warehouse {
            Warehouse::North => "north",
            Warehouse::South => "south",
        };
        let sent: u64 = self.sent_by_day.iter().copied().map(u64::from).sum();
        format!(
            "{warehouse} no. {}  {}  {sent} parcels last week",
            self.count_no,
            count(self.found.len() as u64, "article")
        )
    }
}

impl Describe for CustomersMerged {
    fn describe(&self) -> String {
        format!("customer ..{} goes on as ..{}", tail(&self.gone.to_string()), tail(&self.kept.to_string()))
    }
}

fn order(id: OrderId) -> String {
    format!("order ..{}", tail(&id.0.to_string()))
}

fn payment(id: PaymentId) -> String {
    format!("payment ..{}", tail(&id.0.to_string()))
}

/// The end of an id tells ids apart: those of one moment begin alike.
fn tail(id: &str) -> &str {
    &id[id.len().saturating_sub(8)..]
}

fn network(network: &CardNetwork) -> &str {
    match network {
        CardNetwork::Mastercard => "Mastercard",
        CardNetwork::Visa => "Visa",
        CardNetwork::Unknown(text) => text.as_str(),
    }
}

fn patch(what: &str, patch: &Patch<impl std::fmt::Display>) -> String {
    match patch {
        Patch::Absent => String::new(),
        Patch::Null => format!("  no {what}"),
        Patch::Value(value) => format!("  {what} {value}"),
    }
}
