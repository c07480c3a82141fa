//! What stands in the place of a type or a field that has no tags yet: the same with tags, ready to paste.

use quote::ToTokens;
use syn::{Attribute, Data};

use crate::check::modifiers::missing;
use crate::check::types::fixed;
use crate::check::{event, names, shapes};
use crate::errors::Errors;
use crate::model::{Body, Container, Derive, Field, Variant, VariantBody, word};
use crate::parse::Json;
use crate::render::render;

/// Reports a type without any `#[json(..)]` with one error that prints it with all tags.
pub(crate) fn report(container: &Container<'_>, errors: &mut Errors) {
    let (text, complete) = listing(container);
    let message = "no field has its name on the wire yet; here is the type with tags, to be checked and pasted";
    let whole = whole(container);
    if complete {
        errors.fix(whole, message, format!("\n{text}"));
    } else {
        errors.at(container.ident, format!("{message} (some types have no place in a contract):\n{text}"));
    }
}

/// Reports one field without `#[json(..)]`. A type that was refused without a replacement leaves none here.
pub(crate) fn report_field(container: &Container<'_>, field: &Field<'_>, errors: &mut Errors) {
    let message = "a field says its name on the wire";
    let declaration = field.declaration();
    let (Some(ident), Some(ty)) = (field.ident, fixed(field.ty)) else {
        errors.at(declaration, message);
        return;
    };
    let tag = tag(&names::suggested(container, field), &guessed(field));
    errors.fix(declaration, message, format!("{tag} {}{ident}: {ty}", visibility(field)));
}

/// The item from its visibility to its end.
fn whole(container: &Container<'_>) -> proc_macro2::TokenStream {
    let mut item = container.input.clone();
    item.attrs.clear();
    item.into_token_stream()
}

/// The item as text, and whether every type in it has a place in a contract.
fn listing(container: &Container<'_>) -> (String, bool) {
    let mut text = String::new();
    let settings = &container.settings;
    let is_enum = matches!(container.body, Body::Enum(_));
    if container.derive == Derive::Event && settings.attribute.is_none() {
        text.push_str(&format!("#[event(\"{}\")]\n", event::guessed_type(container)));
    } else if is_enum && settings.attribute.is_none() {
        text.push_str(&match container.is_data_enum() {
            true => format!("#[payload(tag = \"{}\", closed)]\n", shapes::guessed_tag(container)),
            false => "#[payload(closed)]\n".to_owned(),
        });
    }
    text.push_str(&render(shapes::head(container)));
    if container.generics.lt_token.is_some() {
        text.push_str(&render(container.generics));
    }
    if let Some(clause) = &container.generics.where_clause {
        text.push_str(&format!(" {}", render(clause).trim_end_matches([',', ' '])));
    }
    text.push_str(" {\n");
    let mut complete = !matches!(container.input.data, Data::Union(_));
    match &container.body {
        Body::Struct(fields) => complete &= list_fields(container, fields, 1, &mut text),
        Body::Enum(variants) => {
            for variant in variants {
                complete &= list_variant(container, variant, &mut text);
            }
        }
        _ => {}
    }
    text.push('}');
    (text, complete)
}

fn list_variant(container: &Container<'_>, variant: &Variant<'_>, text: &mut String) -> bool {
    list_attributes(variant.attributes, 1, text);
    let ident = variant.ident;
    text.push_str(&format!("    #[json(\"{}\")]\n    {ident}", names::snake(&word(ident))));
    let complete = match &variant.body {
        VariantBody::Unit => true,
        VariantBody::Struct(fields) => {
            text.push_str(" {\n");
            let complete = list_fields(container, fields, 2, text);
            text.push_str("    }");
            complete
        }
        VariantBody::Tuple(fields) => {
            text.push_str(&render(fields));
            false
        }
    };
    text.push_str(",\n");
    complete
}

fn list_fields(container: &Container<'_>, fields: &[Field<'_>], depth: usize, text: &mut String) -> bool {
    let indent = "    ".repeat(depth);
    let mut complete = true;
    for field in fields {
        let Some(ident) = field.ident else { continue };
        list_attributes(field.attributes, depth, text);
        let fixed = fixed(field.ty);
        complete &= fixed.is_some();
        let ty = fixed.unwrap_or_else(|| render(field.ty));
        let tag = tag(&names::suggested(container, field), &guessed(field));
        text.push_str(&format!("{indent}{tag}\n{indent}{}{ident}: {ty},\n", visibility(field)));
    }
    complete
}

fn list_attributes(attributes: &[Attribute], depth: usize, text: &mut String) {
    let indent = "    ".repeat(depth);
    let docs = crate::model::docs(attributes);
    for line in docs.lines() {
        text.push_str(&format!("{indent}/// {line}\n"));
    }
    for attribute in attributes.iter().filter(|attribute| !attribute.path().is_ident("doc")) {
        text.push_str(&format!("{indent}{}\n", render(attribute)));
    }
}

/// The modifiers that the type needs.
fn guessed(field: &Field<'_>) -> Vec<&'static str> {
    missing(field.ty, &Json::default()).into_iter().map(|(word, _)| word).collect()
}

fn tag(name: &str, modifiers: &[&str]) -> String {
    let mut arguments = vec![format!("\"{name}\"")];
    arguments.extend(modifiers.iter().map(|modifier| (*modifier).to_owned()));
    format!("#[json({})]", arguments.join(", "))
}

fn visibility(field: &Field<'_>) -> String {
    let vis = render(field.vis);
    if vis.is_empty() { vis } else { format!("{vis} ") }
}
