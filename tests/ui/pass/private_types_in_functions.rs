//! Derives inside of functions and on private types.
#![deny(warnings, missing_docs, unsafe_code, clippy::pedantic)]

/// Reads and writes a body.
#[must_use]
pub fn round(body: &[u8]) -> Option<Vec<u8>> {
    #[derive(event_core::Event)]
    #[event("lines.added.v1")]
    struct Line {
        #[json("sku")]
        sku: String,
        #[json("color", omitempty)]
        color: Option<Color>,
    }

    #[derive(event_core::Payload)]
    #[payload(closed)]
    enum Color {
        #[json("red")]
        Red,
    }

    let line: Line = event_core::decode(body).ok()?;
    if line.sku.is_empty() || matches!(line.color, Some(Color::Red)) {
        return None;
    }
    event_core::encode(&line).ok()
}
