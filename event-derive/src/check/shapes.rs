//! What a contract's types may look like: structs, newtypes, enums, and the settings that each takes.

use quote::{ToTokens, format_ident, quote};
use syn::{Data, Fields, GenericParam, Type};

use crate::check::types::fixed;
use crate::errors::Errors;
use crate::model::{Body, Container, Derive, Field, Variant, VariantBody};
use crate::render::render;
use crate::shape::{Shape, mentions, shape};

/// Checks the shape of the type.
pub(super) fn check(container: &Container<'_>, errors: &mut Errors) {
    generics(container, errors);
    match (&container.body, container.derive) {
        (Body::Refused, _) => refused(container, errors),
        (Body::Newtype(_), Derive::Event) => errors
            .at(container.ident, "an event is a struct with named fields, so that it can grow: give the field a name"),
        (Body::Enum(_), Derive::Event) => errors.at(
            container.ident,
            "an event is a struct, so that it can grow: make one event for each variant, or put the enum into a field",
        ),
        (Body::Enum(variants), Derive::Payload) => enumeration(container, variants, errors),
        _ => {}
    }
    if let Body::Newtype(field) = &container.body {
        newtype(container, field, errors);
    }
    if container.derive == Derive::Payload {
        settings(container, errors);
    }
}

fn newtype(container: &Container<'_>, field: &Field<'_>, errors: &mut Errors) {
    let tokens = || field.ty.to_token_stream();
    if mentions(tokens(), container.ident) || mentions(tokens(), &format_ident!("Self")) {
        let message =
            "a newtype is transparent, so one that holds itself has no end: name the field (a struct may hold itself)";
        errors.at(field.ty, message);
    }
    match shape(field.ty) {
        Shape::Option(inner) => {
            let message = "a newtype is never null or absent: put the `Option` on the fields that hold it";
            errors.fix(field.ty, message, render(inner));
        }
        Shape::Patch(inner) => {
            let message = "a newtype is never null or absent: put the `Patch` on the fields that hold it";
            errors.fix(field.ty, message, render(inner));
        }
        _ => {}
    }
}

fn generics(container: &Container<'_>, errors: &mut Errors) {
    let generics = container.generics;
    if generics.lifetimes().next().is_some() {
        let ident = container.ident;
        let mut owned = generics.clone();
        owned.params =
            owned.params.into_iter().filter(|parameter| !matches!(parameter, GenericParam::Lifetime(_))).collect();
        let owned = if owned.params.is_empty() { String::new() } else { render(&owned) };
        let message = "a decoded body borrows nothing: own the data (`String`, `Vec`, `Cow<'static, str>`)";
        let replacement = (!is_borrowing(container)).then(|| format!("{ident}{owned}"));
        errors.maybe_fix(quote!(#ident #generics), message, replacement);
    }
    if container.derive == Derive::Event {
        for parameter in generics.params.iter().filter(|parameter| !matches!(parameter, GenericParam::Lifetime(_))) {
            let message = "an event has one contract, so it has no generics: name the type, or make the generic part a \
                           `Payload`";
            errors.at(parameter, message);
        }
    }
}

/// Whether a lifetime of the type is left in a field once what is refused there is replaced.
fn is_borrowing(container: &Container<'_>) -> bool {
    let names: Vec<String> = container.generics.lifetimes().map(|life| life.lifetime.to_string()).collect();
    container.fields().iter().any(|field| {
        let ty = fixed(field.ty).unwrap_or_else(|| render(field.ty));
        names.iter().any(|name| ty.contains(name))
    })
}

fn refused(container: &Container<'_>, errors: &mut Errors) {
    match &container.input.data {
        Data::Union(data) => {
            errors.at(data.union_token, "a union has no contract: use an enum with a tag");
        }
        Data::Struct(data) if matches!(&data.fields, Fields::Unnamed(fields) if fields.unnamed.is_empty()) => {
            let (data_fields, semi) = (&data.fields, &data.semi_token);
            let head = head(container);
            let item = quote!(#head #data_fields #semi);
            errors.fix(item, "a struct without fields is written with braces", format!("{} {{}}", render(head)));
        }
        Data::Struct(data) => {
            errors.at(
                &data.fields,
                "the fields of a tuple struct have no names on the wire: name them, or keep one field (a newtype)",
            );
        }
        Data::Enum(_) => {}
    }
}

/// The keys of `#[payload(..)]` against the shape.
fn settings(container: &Container<'_>, errors: &mut Errors) {
    let settings = &container.settings;
    if let Some(text) = &settings.text {
        let words = [&settings.open, &settings.closed, &settings.reader].into_iter().flatten();
        for word in words {
            errors.at(
                word,
                format!("`{word}` and `{text}` exclude each other: a text leaf is read and written by its `TextLeaf`"),
            );
        }
        if let Some(tag) = &settings.tag {
            errors.at(tag, "a text leaf has no tag");
        }
        return;
    }
    if matches!(container.body, Body::Enum(_)) {
        return;
    }
    for word in [&settings.open, &settings.closed].into_iter().flatten() {
        errors.at(word, format!("`{word}` is for enums; structs are always open to new members"));
    }
    if let Some(tag) = &settings.tag {
        errors.at(tag, "`tag` is for enums whose variants have fields");
    }
}

fn enumeration(container: &Container<'_>, variants: &[Variant<'_>], errors: &mut Errors) {
    openness(container, variants, errors);
    if variants.iter().all(Variant::is_other) {
        errors.at(container.ident, "an enum without a known variant has no contract: name one");
    }
    for variant in variants {
        if let VariantBody::Tuple(fields) = variant.body
            && !variant.is_other()
        {
            errors.at(fields, "the fields of a variant have names on the wire: write the fields in the variant, `{ #[json(\"..\")] .. }`");
        }
    }
    others(container, variants, errors);
}

/// `open` or `closed`, and the tag.
fn openness(container: &Container<'_>, variants: &[Variant<'_>], errors: &mut Errors) {
    let settings = &container.settings;
    if let (Some(open), Some(closed)) = (&settings.open, &settings.closed) {
        errors.at(closed, format!("`{closed}` and `{open}` exclude each other: keep one"));
    }
    if settings.broken || container.is_untagged() {
        return;
    }
    let mut missing = Vec::new();
    let mut why = Vec::new();
    if settings.open.is_none() && settings.closed.is_none() {
        let has_other = variants.iter().any(Variant::is_other);
        missing.push(if has_other { "open".to_owned() } else { "closed".to_owned() });
        why.push(
            "an enum says `closed` (a new variant breaks its readers) or `open` (readers keep what they do not know)",
        );
    }
    if settings.tag.is_none() && container.is_data_enum() {
        missing.push(format!("tag = \"{}\"", guessed_tag(container)));
        why.push("an enum whose variants have fields names the member that tells them apart");
    }
    if missing.is_empty() {
        return;
    }
    let (why, missing) = (why.join("; "), missing.join(", "));
    match &settings.attribute {
        Some(attribute) => {
            let inner = match &attribute.meta {
                syn::Meta::List(list) if !list.tokens.is_empty() => format!("{}, ", render(&list.tokens)),
                _ => String::new(),
            };
            errors.fix(&attribute.meta, why, format!("payload({inner}{missing})"));
        }
        None => {
            let head = head(container);
            errors.fix(&head, why, format!("#[payload({missing})] {}", render(&head)));
        }
    }
}

/// `pub enum Color`.
pub(crate) fn head(container: &Container<'_>) -> proc_macro2::TokenStream {
    let (vis, ident) = (&container.input.vis, container.ident);
    let word = match &container.input.data {
        Data::Struct(data) => data.struct_token.to_token_stream(),
        Data::Enum(data) => data.enum_token.to_token_stream(),
        Data::Union(data) => data.union_token.to_token_stream(),
    };
    quote!(#vis #word #ident)
}

/// A tag that no field of the enum has taken.
pub(crate) fn guessed_tag(container: &Container<'_>) -> &'static str {
    let taken = |tag: &str| {
        container.fields().iter().any(|field| {
            field.json.name.as_ref().is_some_and(|name| name.value().eq_ignore_ascii_case(tag))
                || field.ident.is_some_and(|ident| crate::model::word(ident) == tag)
        })
    };
    ["type", "kind", "variant"].into_iter().find(|tag| !taken(tag)).unwrap_or("tag")
}

/// An open enum has exactly one `other` variant, the last; a closed one has none.
fn others(container: &Container<'_>, variants: &[Variant<'_>], errors: &mut Errors) {
    let others: Vec<_> = variants.iter().filter(|variant| variant.is_other()).collect();
    let kept = if container.is_data_enum() { "UnknownObject" } else { "UnknownText" };
    if let (Some(open), None, true) = (&container.settings.open, &container.settings.closed, others.is_empty()) {
        errors.at(open, format!("an open enum ends in a variant that keeps what it does not know: `#[json(other)] Unknown(event_core::{kept})`"));
    }
    if container.settings.open.is_none()
        && let (Some(_), Some(other)) = (&container.settings.closed, others.first())
    {
        let word = other.json.flag(crate::parse::Flag::Other);
        errors.at(word, "a closed enum has no `other` variant: make it `open`, or remove the variant");
    }
    for second in others.iter().skip(1) {
        errors.at(second.json.flag(crate::parse::Flag::Other), "an open enum has one `other` variant: remove this one");
    }
    for other in &others {
        other_body(container, other, kept, errors);
    }
    if let ([other], Some(last)) = (others.as_slice(), variants.last())
        && !last.is_other()
    {
        errors.at(other.ident, "the `other` variant comes last, as it is tried last");
    }
}

fn other_body(container: &Container<'_>, other: &Variant<'_>, kept: &str, errors: &mut Errors) {
    let path = container.settings.krate.as_ref().map_or_else(|| "event_core".to_owned(), render);
    let message = format!("the `other` variant holds one `{kept}`, which keeps what the others do not know");
    match &other.body {
        VariantBody::Unit => errors.fix(other.ident, message, format!("{}({path}::{kept})", other.ident)),
        VariantBody::Struct(_) => errors.at(other.ident, message),
        VariantBody::Tuple(fields) => match fields.iter().collect::<Vec<_>>().as_slice() {
            [field] if ends_in(&field.ty, kept) => {}
            [field] => errors.fix(&field.ty, message, format!("{path}::{kept}")),
            _ => errors.fix(fields, message, format!("({path}::{kept})")),
        },
    }
}

fn ends_in(ty: &Type, name: &str) -> bool {
    matches!(ty, Type::Path(path) if path.path.segments.last().is_some_and(|last| last.ident == name))
}
