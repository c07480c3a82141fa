//! What the tests of this workspace share: documents, schemas sampled, mutations, arbitrary values.
//!
//! The tests themselves are under `tests/`; the generator of the types they run over is under `corpus-gen/`.

pub mod arbitrary;
pub mod document;
pub mod leaves;
pub mod matrix;
pub mod mutate;
pub mod near;
pub mod sampler;
pub mod spelling;
pub mod spoil;
pub mod strings;

/// The README's code, compiled and run.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub mod readme {}
