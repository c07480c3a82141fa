//! Events in words, a line each.

mod github;
mod shop;

/// An event that can be said in words.
pub(crate) trait Describe {
    /// What happened, short: a few facts, two spaces between them.
    fn describe(&self) -> String;
}

/// `1 line`, `2 lines`.
fn count(number: u64, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}
