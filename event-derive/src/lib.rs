//! The derives of event-core: [`macro@Event`] makes a struct an event, [`macro@Payload`] makes a type a part of event
//! bodies. Both write the reader, the writer and the JSON Schema of the type from one set of attributes, so the three
//! agree; beside ours they write serde's `Serialize` and `Deserialize` and schemars' `JsonSchema`.
//!
//! Use them through event-core, which exports them with its feature `derive`.
//!
#![doc = include_str!("grammar.md")]

mod advice;
mod check;
mod errors;
mod expand;
mod model;
mod parse;
mod paste;
mod render;
mod serde;
mod shape;
mod suggest;
#[cfg(test)]
mod tests;

use proc_macro::TokenStream;
use syn::{DeriveInput, parse_macro_input};

use errors::Errors;
use model::{Container, Derive};

/// Makes a struct an event: implements `Topic`, `Event`, `Publish`, `Payload`, `Encode`, `Serialize`, `Deserialize` and
/// `JsonSchema`, and enters it into the catalog.
///
/// ```ignore
/// /// A customer placed an order.
/// #[derive(Debug, Clone, PartialEq, Event)]
/// #[event("orders.placed.v1", topic = "orders", key = order_id)]
/// pub struct OrderPlaced {
///     /// The order's identity in every service.
///     #[json("order_id")]
///     pub order_id: Uuid,
///     #[json("total_minor", string)]
///     pub total_minor: i64,
///     #[json("note", omitempty)]
///     pub note: Option<String>,
/// }
/// ```
///
#[doc = include_str!("grammar.md")]
#[proc_macro_derive(Event, attributes(json, event, payload, serde, schemars))]
pub fn derive_event(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    derive(Derive::Event, &input).into()
}

/// Makes a struct, a newtype or an enum a part of event bodies: implements `Payload`, `Encode`, `Serialize`,
/// `Deserialize` and `JsonSchema`.
///
/// ```ignore
/// #[derive(Debug, Clone, PartialEq, Payload)]
/// #[payload(tag = "method", closed)]
/// pub enum Payment {
///     #[json("card")]
///     Card {
///         #[json("last4", len = 4..=4)]
///         last4: String,
///     },
///     #[json("cash")]
///     Cash,
/// }
/// ```
///
#[doc = include_str!("grammar.md")]
#[proc_macro_derive(Payload, attributes(json, event, payload, serde, schemars))]
pub fn derive_payload(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    derive(Derive::Payload, &input).into()
}

/// parse -> model -> check -> expand.
fn derive(derive: Derive, input: &DeriveInput) -> proc_macro2::TokenStream {
    let mut errors = Errors::default();
    let container = Container::read(derive, input, &mut errors);
    check::check(&container, &mut errors);
    if errors.is_empty() {
        return expand::expand(&container);
    }
    let mut tokens = errors.into_compile_errors();
    tokens.extend(expand::minimal(&container));
    tokens
}
