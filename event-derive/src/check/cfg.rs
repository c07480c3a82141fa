//! Fields and variants behind `#[cfg(..)]`. Before a derive sees a type the compiler removes them, or the attribute, so
//! this reads the text between the type's braces. A type whose text is not at hand (made by another macro) passes.

use proc_macro2::{Delimiter, Span, TokenStream, TokenTree};
use syn::{Data, Fields};

use crate::errors::Errors;
use crate::model::{Container, word};

/// Checks that no member comes and goes with a feature.
pub(super) fn check(container: &Container<'_>, errors: &mut Errors) {
    let text = braces(&container.input.data).and_then(|span| span.source_text()).filter(|text| text.contains("cfg"));
    let Some(tokens) = text.and_then(|text| text.parse::<TokenStream>().ok()) else { return };
    for name in behind_cfg(tokens, matches!(container.input.data, Data::Enum(_))) {
        let message = format!("`{name}` is behind `#[cfg(..)]`, but a contract does not depend on features: remove it");
        match member(container, &name) {
            Some(ident) => errors.at(ident, message),
            None => errors.at(container.ident, message),
        }
    }
}

fn braces(data: &Data) -> Option<Span> {
    Some(match data {
        Data::Struct(data) => match &data.fields {
            Fields::Named(fields) => fields.brace_token.span.join(),
            Fields::Unnamed(fields) => fields.paren_token.span.join(),
            Fields::Unit => return None,
        },
        Data::Enum(data) => data.brace_token.span.join(),
        Data::Union(_) => return None,
    })
}

/// The member of that name, where it is not removed.
fn member<'a>(container: &Container<'a>, name: &str) -> Option<&'a proc_macro2::Ident> {
    let fields = container.fields().into_iter().filter_map(|field| field.ident);
    fields.chain(container.variants().iter().map(|variant| variant.ident)).find(|ident| word(ident) == name)
}

/// The names of the members between a pair of brackets that have a `#[cfg(..)]`, and of those of its variants.
fn behind_cfg(tokens: TokenStream, is_enum: bool) -> Vec<String> {
    let Some(TokenTree::Group(group)) = tokens.into_iter().next() else { return Vec::new() };
    let mut found = Vec::new();
    let mut is_behind = false;
    for token in group.stream() {
        match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket => is_behind |= is_cfg(group.stream()),
            TokenTree::Group(group) if is_enum && group.delimiter() == Delimiter::Brace => {
                found.extend(behind_cfg(TokenTree::Group(group).into(), false));
            }
            TokenTree::Ident(ident) if is_behind && ident != "pub" => {
                found.push(word(&ident));
                is_behind = false;
            }
            _ => {}
        }
    }
    found
}

/// `#[cfg(..)]`, or a `#[cfg_attr(..)]` with one of our attributes in it.
fn is_cfg(attribute: TokenStream) -> bool {
    let text = attribute.to_string();
    match attribute.into_iter().next() {
        Some(TokenTree::Ident(name)) if name == "cfg" => true,
        Some(TokenTree::Ident(name)) if name == "cfg_attr" => text.contains("json"),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::behind_cfg;

    #[track_caller]
    fn check(tokens: proc_macro2::TokenStream, is_enum: bool, expected: &[&str]) {
        assert_eq!(behind_cfg(tokens, is_enum), expected);
    }

    #[test]
    fn members_behind_cfg_are_found_by_name() {
        let fields = quote!({
            #[cfg(unix)] #[json("a")] pub a: u8,
            #[json("b")] b: [u8; { 1 }],
            #[json("c")] #[cfg(feature = "c")] pub(crate) r#type: Vec<u8>,
            #[doc = "cfg"] d: u8,
            #[cfg_attr(unix, json("e"))] e: u8,
            #[cfg_attr(unix, deprecated)] f: u8,
        });
        check(fields, false, &["a", "type", "e"]);
    }

    #[test]
    fn variants_and_their_fields_are_searched() {
        let variants = quote!({
            #[json("a")] A { #[cfg(unix)] x: u8, y: u8 },
            #[cfg(unix)] B,
            C(#[cfg(unix)] UnknownText),
        });
        check(variants, true, &["x", "B"]);
    }
}
