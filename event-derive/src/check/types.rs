//! Types that are refused by their tokens, wherever they stand in a field's type, and what to use instead.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::{GenericArgument, PathArguments, Type};

use crate::advice;
use crate::errors::Errors;
use crate::model::Field;
use crate::parse::Flag;
use crate::render::render;
use crate::shape::{Leaf, Shape, shape};

/// A part of a type that is refused.
pub(crate) struct Refusal {
    place: TokenStream,
    message: String,
    replacement: Option<String>,
}

/// Reports every refused part of a field's type.
pub(super) fn check(field: &Field<'_>, errors: &mut Errors) {
    for refusal in refusals(field.ty) {
        errors.maybe_fix(refusal.place, refusal.message, refusal.replacement);
    }
    unordered(field, errors);
}

/// With `omitempty` the trait that speaks of order is not asked, so an unordered collection is named here.
fn unordered(field: &Field<'_>, errors: &mut Errors) {
    if !field.json.has(Flag::OmitEmpty) || !matches!(advice::teaching_trait(field.ty), Some("Ordered")) {
        return;
    }
    if let Some(advice) = advice::against_nested(field.ty) {
        errors.maybe_fix(field.ty, advice.message, advice.replacement);
    }
}

/// The type as text with each refused part replaced; `None` where one has no exact replacement.
pub(crate) fn fixed(ty: &Type) -> Option<String> {
    refusals(ty)
        .into_iter()
        .try_fold(render(ty), |text, refusal| Some(text.replacen(&render(refusal.place), &refusal.replacement?, 1)))
}

/// Where a type stands.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Place {
    /// The field itself.
    Field,
    /// In a `Box` or `Arc` that is the field itself.
    Boxed,
    /// An item of a list or a value of a map.
    Element,
    InOption,
    InPatch,
}

fn refusals(ty: &Type) -> Vec<Refusal> {
    let mut found = Vec::new();
    walk(ty, Place::Field, &mut found);
    found
}

fn walk(ty: &Type, place: Place, found: &mut Vec<Refusal>) {
    let nested = if place == Place::Field { None } else { advice::against_nested(ty) };
    if let Some(advice) = advice::against(ty).or(nested) {
        found.push(Refusal { place: ty.to_token_stream(), message: advice.message, replacement: advice.replacement });
        return;
    }
    match shape(ty) {
        Shape::Option(inner) => option(ty, inner, place, found),
        Shape::Vec(inner) => walk(inner, Place::Element, found),
        Shape::Array(inner) if render(inner) == "u8" => found.push(Refusal {
            place: ty.to_token_stream(),
            message: "an array of `u8` is bytes: use `Vec<u8>` with `base64` and `len`".into(),
            replacement: None,
        }),
        Shape::Array(inner) => walk(inner, Place::Element, found),
        Shape::Map(key, value) => {
            map_key(key, found);
            walk(value, Place::Element, found);
        }
        Shape::Box(inner) | Shape::Arc(inner) => {
            walk(inner, if place == Place::Field { Place::Boxed } else { place }, found);
        }
        Shape::Patch(inner) => patch(ty, inner, place, found),
        Shape::Unknown => arguments(ty, found),
        Shape::Bytes | Shape::Leaf(_) => {}
    }
}

fn option(ty: &Type, inner: &Type, place: Place, found: &mut Vec<Refusal>) {
    let unwrapped = unwrapped(inner, place);
    let (message, replacement) = match place {
        Place::Field => return walk(inner, Place::InOption, found),
        Place::Boxed => ("an `Option` stands outside of `Box` and `Arc`, where `omitempty` can see it", None),
        Place::Element => {
            ("an `Option` as an item or a map's value has no meaning on the wire: leave the item out", unwrapped)
        }
        Place::InOption => {
            ("`Option<Option<..>>` cannot tell absent from null: use `Patch`, or one `Option`", unwrapped)
        }
        Place::InPatch => ("a `Patch` knows absent and null by itself", unwrapped),
    };
    found.push(Refusal { place: ty.to_token_stream(), message: message.into(), replacement });
}

fn patch(ty: &Type, inner: &Type, place: Place, found: &mut Vec<Refusal>) {
    let message = match place {
        Place::Field => return walk(inner, Place::InPatch, found),
        Place::Boxed => "a `Patch` is the field itself, not inside of `Box` or `Arc`",
        Place::Element => "a `Patch` is a member that may be absent; an item or a map's value cannot be",
        Place::InOption => "a `Patch` knows absent and null by itself, without `Option`",
        Place::InPatch => "a `Patch` in a `Patch` has no meaning on the wire",
    };
    let replacement = unwrapped(inner, place);
    found.push(Refusal { place: ty.to_token_stream(), message: message.into(), replacement });
}

/// What a type holds, as its replacement. A list of `u8` would need `base64` too, so there it is none.
fn unwrapped(inner: &Type, place: Place) -> Option<String> {
    Some(render(inner)).filter(|inner| inner != "u8" || place != Place::Element)
}

fn map_key(key: &Type, found: &mut Vec<Refusal>) {
    let text = match shape(key) {
        Shape::Leaf(Leaf::Text) if render(key).contains("Cow") => true,
        Shape::Leaf(Leaf::Text) | Shape::Unknown => advice::against(key).is_some(),
        _ => true,
    };
    if text {
        found.push(Refusal {
            place: key.to_token_stream(),
            message: "the keys of a JSON object are text: use `String`, or a newtype of it".into(),
            replacement: Some("String".into()),
        });
    }
}

/// What tokens can say about the arguments of a type that they do not know: only what is refused everywhere.
fn arguments(ty: &Type, found: &mut Vec<Refusal>) {
    let Type::Path(path) = ty else { return };
    for segment in &path.path.segments {
        let PathArguments::AngleBracketed(list) = &segment.arguments else { continue };
        for argument in &list.args {
            if let GenericArgument::Type(inner) = argument
                && matches!(inner, Type::Reference(_))
                && let Some(advice) = advice::against(inner)
            {
                let place = inner.to_token_stream();
                found.push(Refusal { place, message: advice.message, replacement: advice.replacement });
            }
        }
    }
}
