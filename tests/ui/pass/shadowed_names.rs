//! Names of the standard prelude, shadowed where the derives are used.
#![deny(warnings, missing_docs, unsafe_code, clippy::pedantic)]
#![allow(non_camel_case_types, dead_code)]

/// No option.
pub struct Option;
/// No result.
pub struct Result;
/// No string.
pub struct String;
/// No list.
pub struct Vec;
/// No box.
pub struct Box;
/// Nothing.
pub struct None;
/// Something.
pub struct Some;
/// Well.
pub struct Ok;
/// Not well.
pub struct Err;
/// No default.
pub trait Default {}
/// No conversion.
pub trait From {}
/// No text.
pub struct str;

/// A line.
#[derive(Debug, Clone, PartialEq, event_core::Event)]
#[event("lines.added.v1", key = sku)]
pub struct Line {
    /// The article.
    #[json("sku", len = 1..)]
    pub sku: std::string::String,
    /// The count.
    #[json("qty", default = 1, range = 1..)]
    pub qty: u32,
    /// A note.
    #[json("note", omitempty)]
    pub note: std::option::Option<std::string::String>,
    /// Prices.
    #[json("prices", default)]
    pub prices: std::vec::Vec<Price>,
    /// A color.
    #[json("color")]
    pub color: Color,
}

/// A price.
#[derive(Debug, Clone, PartialEq, event_core::Payload)]
#[payload(tag = "kind", closed)]
pub enum Price {
    /// A fixed one.
    #[json("fixed")]
    Fixed {
        /// In cents.
        #[json("minor", string)]
        minor: u64,
    },
}

/// A color.
#[derive(Debug, Clone, PartialEq, event_core::Payload)]
#[payload(closed)]
pub enum Color {
    /// Red.
    #[json("red")]
    Red,
}

/// A code.
#[derive(Debug, Clone, PartialEq, event_core::Payload)]
pub struct Code(#[json(len = 1..=8)] std::string::String);
