//! Types of so many fields that they are read and written in parts.
#![deny(warnings, missing_docs, unsafe_code, clippy::pedantic)]

use event_core::{Event, Payload};

/// A generic struct.
#[derive(Debug, Clone, PartialEq, Payload)]
pub struct Wide<T> {
    /// What it holds.
    #[json("of", omitempty)]
    pub of: Vec<T>,
    /// A field.
    #[json("f0")]
    pub f0: u8,
    /// A field.
    #[json("f1")]
    pub f1: u8,
    /// A field.
    #[json("f2")]
    pub f2: u8,
    /// A field.
    #[json("f3")]
    pub f3: u8,
    /// A field.
    #[json("f4")]
    pub f4: u8,
    /// A field.
    #[json("f5")]
    pub f5: u8,
    /// A field.
    #[json("f6")]
    pub f6: u8,
    /// A field.
    #[json("f7")]
    pub f7: u8,
    /// A field.
    #[json("f8")]
    pub f8: u8,
    /// A field.
    #[json("f9")]
    pub f9: u8,
    /// A field.
    #[json("f10")]
    pub f10: u8,
    /// A field.
    #[json("f11")]
    pub f11: u8,
    /// A field.
    #[json("f12")]
    pub f12: u8,
    /// A field.
    #[json("f13")]
    pub f13: u8,
    /// A field.
    #[json("f14")]
    pub f14: u8,
    /// A field.
    #[json("f15")]
    pub f15: u8,
    /// A field.
    #[json("f16")]
    pub f16: u8,
}

/// One variant only.
#[derive(Debug, Clone, PartialEq, Payload)]
#[payload(tag = "kind", closed)]
pub enum Single {
    /// The variant.
    #[json("all")]
    All {
        /// A field.
        #[json("f0")]
        f0: u8,
        /// A field.
        #[json("f1")]
        f1: u8,
        /// A field.
        #[json("f2")]
        f2: u8,
        /// A field.
        #[json("f3")]
        f3: u8,
        /// A field.
        #[json("f4")]
        f4: u8,
        /// A field.
        #[json("f5")]
        f5: u8,
        /// A field.
        #[json("f6")]
        f6: u8,
        /// A field.
        #[json("f7")]
        f7: u8,
        /// A field.
        #[json("f8")]
        f8: u8,
        /// A field.
        #[json("f9")]
        f9: u8,
        /// A field.
        #[json("f10")]
        f10: u8,
        /// A field.
        #[json("f11")]
        f11: u8,
        /// A field.
        #[json("f12")]
        f12: u8,
        /// A field.
        #[json("f13")]
        f13: u8,
        /// A field.
        #[json("f14")]
        f14: u8,
        /// A field.
        #[json("f15")]
        f15: u8,
        /// A field.
        #[json("f16")]
        f16: u8,
    },
}

/// Many variants.
#[derive(Debug, Clone, PartialEq, Payload)]
#[payload(tag = "kind", reader, closed)]
pub enum Many {
    /// Without fields.
    #[json("none")]
    None,
    /// With some.
    #[json("some")]
    Some {
        /// A field.
        #[json("f0")]
        f0: u8,
        /// A field.
        #[json("f1")]
        f1: u8,
        /// A field.
        #[json("f2")]
        f2: u8,
        /// A field.
        #[json("f3")]
        f3: u8,
        /// A field.
        #[json("f4")]
        f4: u8,
        /// A field.
        #[json("f5")]
        f5: u8,
        /// A field.
        #[json("f6")]
        f6: u8,
        /// A field.
        #[json("f7")]
        f7: u8,
        /// A field.
        #[json("f8")]
        f8: u8,
    },
    /// With others.
    #[json("other")]
    Other {
        /// A field.
        #[json("f0")]
        f0: u8,
        /// A field.
        #[json("f1")]
        f1: u8,
        /// A field.
        #[json("f2")]
        f2: u8,
        /// A field.
        #[json("f3")]
        f3: u8,
        /// A field.
        #[json("f4")]
        f4: u8,
        /// A field.
        #[json("f5")]
        f5: u8,
        /// A field.
        #[json("f6")]
        f6: u8,
        /// A field.
        #[json("f7")]
        f7: u8,
        /// A field.
        #[json("f8")]
        f8: u8,
    },
}

/// What is only read.
#[derive(Debug, Clone, PartialEq, Event)]
#[event("wide.read.v1", reader)]
pub struct Read {
    /// One of them.
    #[json("single")]
    pub single: Single,
    /// Others.
    #[json("many")]
    pub many: Vec<Many>,
    /// A field.
    #[json("f0")]
    pub f0: u8,
    /// A field.
    #[json("f1")]
    pub f1: u8,
    /// A field.
    #[json("f2")]
    pub f2: u8,
    /// A field.
    #[json("f3")]
    pub f3: u8,
    /// A field.
    #[json("f4")]
    pub f4: u8,
    /// A field.
    #[json("f5")]
    pub f5: u8,
    /// A field.
    #[json("f6")]
    pub f6: u8,
    /// A field.
    #[json("f7")]
    pub f7: u8,
    /// A field.
    #[json("f8")]
    pub f8: u8,
    /// A field.
    #[json("f9")]
    pub f9: u8,
    /// A field.
    #[json("f10")]
    pub f10: u8,
    /// A field.
    #[json("f11")]
    pub f11: u8,
    /// A field.
    #[json("f12")]
    pub f12: u8,
    /// A field.
    #[json("f13")]
    pub f13: u8,
    /// A field.
    #[json("f14")]
    pub f14: u8,
    /// A field.
    #[json("f15")]
    pub f15: u8,
    /// A field.
    #[json("f16")]
    pub f16: u8,
}
