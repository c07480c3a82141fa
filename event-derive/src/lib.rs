//! `#[derive(Event)]` and `#[derive(Payload)]`: one Rust struct is the contract.

mod advice;
mod check;
mod errors;
mod expand;
mod model;
mod parse;
mod paste;
mod render;
mod shape;
mod suggest;

use proc_macro::TokenStream;
use syn::{DeriveInput, parse_macro_input};

use errors::Errors;
use model::{Container, Derive};

/// Makes a struct an event.
#[proc_macro_derive(Event, attributes(json, event, payload, serde, schemars))]
pub fn derive_event(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    derive(Derive::Event, &input).into()
}

/// Makes a type a part of event bodies.
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
