//! Reactions, whose keys `+1` and `-1` are no identifiers in any language.

use event_core::Payload;

/// How often people reacted to something, by emoji.
#[derive(Debug, Clone, PartialEq, Payload)]
pub struct Reactions {
    /// REST address of the reactions.
    #[json("url")]
    pub url: String,
    /// All of them together.
    #[json("total_count")]
    pub total_count: u32,
    /// Thumbs up.
    #[json("+1", verbatim)]
    pub plus_one: u32,
    /// Thumbs down.
    #[json("-1", verbatim)]
    pub minus_one: u32,
    /// Laughing faces.
    #[json("laugh")]
    pub laugh: u32,
    /// Party poppers.
    #[json("hooray")]
    pub hooray: u32,
    /// Confused faces.
    #[json("confused")]
    pub confused: u32,
    /// Hearts.
    #[json("heart")]
    pub heart: u32,
    /// Rockets.
    #[json("rocket")]
    pub rocket: u32,
    /// Eyes.
    #[json("eyes")]
    pub eyes: u32,
}
