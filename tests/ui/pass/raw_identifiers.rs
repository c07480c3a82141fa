//! Fields, variants, types and modules with keywords as names.
#![deny(warnings, missing_docs, unsafe_code, clippy::pedantic)]

/// A module.
pub mod r#mod {
    /// A line.
    #[derive(Debug, Clone, PartialEq, event_core::Event)]
    #[event("lines.added.v1", key = r#type)]
    #[allow(non_camel_case_types)]
    pub struct r#struct {
        /// Its type.
        #[json("type", len = 1..)]
        pub r#type: String,
        /// Whether it matches.
        #[json("match", omitempty)]
        pub r#match: Option<r#enum>,
    }

    /// Words.
    #[derive(Debug, Clone, PartialEq, event_core::Payload)]
    #[payload(tag = "fn", closed)]
    #[allow(non_camel_case_types)]
    pub enum r#enum {
        /// If.
        #[json("if")]
        r#if {
            /// Else.
            #[json("else")]
            r#else: bool,
        },
    }
}
