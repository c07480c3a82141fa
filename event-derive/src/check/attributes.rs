//! Attributes that have no place on a contract, and keys that have none where they stand.

use syn::{Attribute, Ident};

use crate::errors::Errors;
use crate::model::{Body, Container, Derive, Field, Variant};
use crate::parse::{Flag, Json};

/// Checks the attributes of the type, its fields and variants.
pub(super) fn check(container: &Container<'_>, errors: &mut Errors) {
    container_attributes(container, errors);
    for variant in container.variants() {
        member_attributes(variant.attributes, errors);
        variant_keys(variant, errors);
    }
    for field in container.fields() {
        member_attributes(field.attributes, errors);
        match field.ident {
            Some(_) => field_keys(&field.json, errors),
            None => newtype_keys(field, errors),
        }
    }
}

fn container_attributes(container: &Container<'_>, errors: &mut Errors) {
    let attributes = &container.input.attrs;
    foreign(attributes, errors);
    for attribute in attributes {
        if attribute.path().is_ident("json") {
            errors.at(attribute, "`#[json(..)]` belongs on a field or a variant, not on the type");
        } else if attribute.path().is_ident("payload") && container.derive == Derive::Event {
            errors.at(attribute, "an event's settings are in `#[event(..)]`: `name`, `reader` and `crate` go there");
        } else if attribute.path().is_ident("event") && container.derive == Derive::Payload {
            errors.at(
                attribute,
                "`#[event(..)]` belongs to `#[derive(Event)]`, which writes `Payload` too: derive one of the two",
            );
        }
    }
}

fn member_attributes(attributes: &[Attribute], errors: &mut Errors) {
    foreign(attributes, errors);
    for attribute in attributes {
        if attribute.path().is_ident("event") || attribute.path().is_ident("payload") {
            errors.at(attribute, "this attribute belongs on the type; fields and variants take `#[json(..)]`");
        }
    }
}

/// serde's and schemars' attributes: one grammar, or reader, writer and schema could disagree.
fn foreign(attributes: &[Attribute], errors: &mut Errors) {
    for attribute in attributes {
        for name in ["serde", "schemars"] {
            if attribute.path().is_ident(name) {
                let message = format!(
                    "`#[{name}(..)]` has no effect on a contract, whose reader, writer and schema come from `#[json(..)]` \
                     alone: remove it, and {name}'s derives"
                );
                errors.at(attribute, message);
            }
        }
    }
}

fn field_keys(json: &Json, errors: &mut Errors) {
    if let Some(word) = json.flag(Flag::Other) {
        errors.at(word, "`other` marks the variant of an open enum that keeps what the others do not know");
    }
}

fn variant_keys(variant: &Variant<'_>, errors: &mut Errors) {
    let json = &variant.json;
    for key in json.keys.iter().filter(|key| !is_one_of(key, &["alias", "other"])) {
        let message = format!("`{key}` is for fields; a variant takes its value, `alias` and `other`");
        errors.at(key, message);
    }
    if let (Some(name), true) = (&json.name, variant.is_other()) {
        errors.at(name, "the `other` variant keeps the text as it came, so it has no value of its own: remove it");
    }
    if let (Some((key, _)), true) = (json.aliases.first(), variant.is_other()) {
        errors.at(key, "the `other` variant takes every value that is left, so it has no aliases: remove it");
    }
}

fn newtype_keys(field: &Field<'_>, errors: &mut Errors) {
    let json = &field.json;
    if let Some(name) = &json.name {
        errors.at(name, "a newtype is transparent: its field has no name; name the fields that hold it");
    }
    let modifiers = ["string", "safe", "base64", "range", "len", "precision"];
    for key in json.keys.iter().filter(|key| !is_one_of(key, &modifiers)) {
        let message = format!(
            "`{key}` belongs on the fields that hold the newtype; inside of it stand {}",
            modifiers.map(|word| format!("`{word}`")).join(", ")
        );
        errors.at(key, message);
    }
}

fn is_one_of(key: &Ident, words: &[&str]) -> bool {
    words.iter().any(|word| key == word)
}

/// Whether another derive of ours writes the same impls, so that even minimal ones would clash.
pub(crate) fn is_derived_twice(container: &Container<'_>) -> bool {
    let has = |name| container.input.attrs.iter().any(|attribute| attribute.path().is_ident(name));
    container.derive == Derive::Payload && has("event") && !matches!(container.body, Body::Enum(_))
}
