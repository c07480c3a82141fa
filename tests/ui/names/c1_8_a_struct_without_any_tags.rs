use event_core::Payload;

/// A line of an order.
#[derive(Debug, Payload)]
pub struct Line {
    /// The article.
    pub sku: String,
    pub qty: u32,
    pub price_minor: i64,
    pub(crate) note: Option<String>,
    photo: Option<Vec<u8>>,
    pub r#type: String,
}
