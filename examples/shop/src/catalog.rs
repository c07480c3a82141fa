//! Teaches: `Patch`, where absent and null mean two things; arrays; a type that holds itself; an event without a body.

use event_core::{Event, Patch, Payload};

use crate::identity::Sku;

/// An article can be bought.
#[derive(Debug, Clone, PartialEq, Event)]
#[event("catalog.listed.v1", topic = "catalog", key = sku)]
pub struct ProductListed {
    /// The article.
    #[json("sku")]
    pub sku: Sku,
    /// Its name in the shop.
    #[json("title", len = 1..=120)]
    pub title: String,
    /// Words to find it by; left out if there are none.
    #[json("tags", omitempty)]
    pub tags: Vec<String>,
    /// Length, width and height in millimetres.
    #[json("size_mm")]
    pub size_mm: [u32; 3],
    /// What it is made of; left out for single pieces.
    #[json("parts", omitempty)]
    pub parts: Vec<Part>,
}

/// A part of an article, which may have parts itself.
// It holds itself; bodies are at most 64 levels deep, whatever they hold.
#[derive(Debug, Clone, PartialEq, Eq, Payload)]
pub struct Part {
    /// The part's own article number.
    #[json("sku")]
    pub sku: Sku,
    /// How many of it are inside.
    #[json("qty")]
    pub qty: u16,
    /// What the part is made of.
    #[json("parts", omitempty)]
    pub parts: Vec<Part>,
}

/// An article's entry was edited. Only what changed is there.
#[derive(Debug, Clone, PartialEq, Event)]
#[event("catalog.edited.v1", topic = "catalog", key = sku)]
pub struct ProductEdited {
    /// The article.
    #[json("sku")]
    pub sku: Sku,
    /// The new name; left out if it stays.
    // A name can change and cannot go, so `Option` is enough.
    #[json("title", omitempty)]
    pub title: Option<String>,
    /// The new subtitle: absent leaves it, null removes it.
    #[json("subtitle")]
    pub subtitle: Patch<String>,
    /// The new least age of a buyer: absent leaves it, null lifts it.
    #[json("min_age", range = 6..=21)]
    pub min_age: Patch<u8>,
}

/// The search index was built anew. That it happened is all there is to say: the body is `{}`.
#[derive(Debug, Clone, PartialEq, Event)]
#[event("catalog.reindexed.v1", topic = "catalog")]
pub struct CatalogReindexed;
