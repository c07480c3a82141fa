//! Types that hold themselves.
#![deny(warnings, missing_docs, unsafe_code, clippy::pedantic)]

use event_core::Payload;

/// A tree.
#[derive(Debug, Clone, PartialEq, Payload)]
pub struct Tree {
    /// Those below.
    #[json("children", omitempty)]
    pub children: Vec<Tree>,
    /// The left one.
    #[json("left", omitempty)]
    pub left: Option<Box<Tree>>,
}

/// An expression.
#[derive(Debug, Clone, PartialEq, Payload)]
#[payload(tag = "op", closed)]
pub enum Expression {
    /// Negation.
    #[json("not")]
    Not {
        /// Of what.
        #[json("of")]
        of: Box<Expression>,
    },
    /// Truth.
    #[json("true")]
    True,
}
