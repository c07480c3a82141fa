//! The derives of event-core: [`macro@Event`] makes a struct an event, [`macro@Payload`] makes a type a part of event
//! bodies. Both write the reader, the writer and the JSON Schema of the type from one set of attributes, so the three
//! agree; beside ours they write serde's `Serialize` and `Deserialize` and schemars' `JsonSchema`.
//!
//! Use them through event-core, which exports them with its feature `derive`.
//!
//! # Fields: `#[json("name", ..)]`
//!
//! The name is on the wire and comes first: `[A-Za-z_][A-Za-z0-9_]*`, at most 64 characters, in one style (snake_case or
//! camelCase) for each type; names, aliases and the tag of a type are unique, also without regard to case.
//!
//! | key | for | on the wire |
//! |---|---|---|
//! | `omitempty` | `Option`, text, bytes, lists, maps | None or empty is left out, and reads back when the member is absent or null |
//! | `omitzero` | numbers, `bool` | zero or false is left out, and reads back when the member is absent |
//! | `nullable` | `Option` | None is null; the member is always there |
//! | `string` | integers; i64 and wider need it or `safe` | a decimal string |
//! | `safe` | i64, u64, isize, usize | a number within +-(2^53 - 1) |
//! | `base64` | `Vec<u8>`, which needs it | standard alphabet, padded |
//! | `default`, `default = expr` | any; not with `omitempty` or `omitzero` | always written, may be absent when read |
//! | `alias = "old"` | any, repeatable | readers take the old name too |
//! | `range = 1..=100` | numbers; all forms with literal ends | the bounds, checked on both sides |
//! | `len = 1..=64` | text (code points), bytes (decoded), lists, maps | the bounds, checked on both sides |
//! | `precision = "ms"` | `DateTime`; `"s"`, `"ms"`, `"us"`, `"ns"` | truncated to 0, 3, 6 or 9 digits |
//! | `verbatim` | any | the name may be any text of 1 to 64 characters, such as `+1` |
//!
//! `string`, `safe`, `base64`, `range` and `precision` apply to the leaf: through `Option`, `Vec`, arrays, map values,
//! `Box`, `Arc` and `Patch`. `len` applies to the outermost text, bytes, list or map: through `Option`, `Box`, `Arc` and
//! `Patch`. An `Option` says `omitempty` or `nullable`; a `Patch`, which keeps absent and null apart, says neither.
//!
//! A newtype is transparent. Its field has no name, only modifiers of the leaf and `len`: `struct Cents(#[json(safe)] i64)`.
//! A newtype without modifiers takes `omitempty`, and is a map's key, where what it holds does; one of numbers takes
//! `omitzero`; one of a scalar is an ordering key. A field whose type is a newtype takes no modifiers of the leaf.
//!
//! # Variants: `#[json("value", ..)]`
//!
//! | key | meaning |
//! |---|---|
//! | `alias = "old"` | readers take the old value too; repeatable |
//! | `other` | without a value, on the last variant of an open enum: it keeps what the others do not know, `Unknown(UnknownText)`, in an enum with a tag `Unknown(UnknownObject)` |
//!
//! # Types: `#[payload(..)]`
//!
//! | key | meaning |
//! |---|---|
//! | `open`, `closed` | whether an enum's readers keep unknown values or refuse them; every enum says one |
//! | `tag = "type"` | the member that tells an enum's variants apart; needed where one has fields; variants are struct-like or without fields |
//! | `text` | the type is a string leaf, by its `TextLeaf` |
//! | `reader` | the type is only read: neither `Encode` nor `Serialize` |
//! | `name = "Definition"` | its name in schemas, else the type's own |
//! | `crate = path` | where event-core is, else `::event_core` |
//!
//! # Events: `#[event("orders.placed.v1", ..)]`
//!
//! The string is the CloudEvents `type`: name, `.v` and version (0 is a draft). An event is a struct with named fields or
//! without fields, and has no generics.
//!
//! | key | meaning |
//! |---|---|
//! | `type = "com.github.push"` | instead of the string, the type of an event that others defined |
//! | `topic = "orders"` | where it travels, else its name |
//! | `key = field` | the field that is the ordering key: text, an integer, a Uuid, a unit enum, a newtype or an `Option` of these |
//! | `upcast = Old` | bodies of the event `Old` are read too, through `From<Old>` |
//! | `reader` | the event is only read: neither `Encode`, `Publish` nor `Serialize` |
//! | `max_bytes = 100_000` | the largest body that is written, else 900,000 bytes |
//! | `sunset = "2027-01-31"` | the day from which it is no longer published |
//! | `name`, `crate` | as in `#[payload(..)]` |
//!
//! # Problems
//!
//! All problems that tokens can show are reported at once, each at the smallest place to change. A message that ends in
//! `write: ..` is followed by what replaces exactly the underlined text. What tokens cannot see (an alias of a refused
//! type) is caught by the traits of event-core. A type with problems still gets empty impls, so that one mistake gives
//! one error. The derives never see a field that `#[cfg(..)]` removes, so a contract can depend on features: keep `cfg` away
//! from fields and variants.

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
#[cfg(test)]
mod tests;

use proc_macro::TokenStream;
use syn::{DeriveInput, parse_macro_input};

use errors::Errors;
use model::{Container, Derive};

/// Makes a struct an event: implements `Topic`, `Event`, `Publish`, `Payload`, `Encode`, `Serialize`, `Deserialize` and
/// `JsonSchema`, and enters it into the catalog.
///
/// The attributes are described in the [crate's documentation](crate).
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
#[proc_macro_derive(Event, attributes(json, event, payload, serde, schemars))]
pub fn derive_event(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    derive(Derive::Event, &input).into()
}

/// Makes a struct, a newtype or an enum a part of event bodies: implements `Payload`, `Encode`, `Serialize`,
/// `Deserialize` and `JsonSchema`.
///
/// The attributes are described in the [crate's documentation](crate).
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
