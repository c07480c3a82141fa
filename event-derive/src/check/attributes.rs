//! Attributes that have no place on a contract, and keys that have none where they stand.

use syn::{Attribute, Ident};

use crate::errors::Errors;
use crate::model::{Body, Container, Derive, Field, Variant};
use crate::parse::{Flag, JSON_KEYS, Json};

/// Checks the attributes of the type, its fields and variants.
pub(super) fn check(container: &Container<'_>, errors: &mut Errors) {
    container_attributes(container, errors);
    text_fields(container, errors);
    for variant in container.variants() {
        member_attributes(container, variant.attributes, errors);
        variant_keys(variant, errors);
    }
    for field in container.fields() {
        member_attributes(container, field.attributes, errors);
        match field.ident {
            Some(_) => field_keys(&field.json, errors),
            None => newtype_keys(field, errors),
        }
    }
}

/// A text leaf is read and written as a whole, so its fields have no names.
fn text_fields(container: &Container<'_>, errors: &mut Errors) {
    if let (Body::Text, syn::Data::Struct(data)) = (&container.body, &container.input.data) {
        let attributes = data.fields.iter().flat_map(|field| &field.attrs);
        for attribute in attributes.filter(|attribute| attribute.path().is_ident("json")) {
            errors.at(
                attribute,
                "a text leaf is read and written by its `TextLeaf`: remove the `#[json(..)]` inside of it",
            );
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

fn member_attributes(container: &Container<'_>, attributes: &[Attribute], errors: &mut Errors) {
    // The proposed text has what they say as tags.
    if !container.is_proposed() {
        foreign(attributes, errors);
    }
    for attribute in attributes {
        if attribute.path().is_ident("event") || attribute.path().is_ident("payload") {
            errors.at(attribute, "this attribute belongs on the type; fields and variants take `#[json(..)]`");
        }
    }
}

/// serde's and schemars' attributes: one grammar, or reader, writer and schema could disagree.
fn foreign(attributes: &[Attribute], errors: &mut Errors) {
    for attribute in attributes {
        for (name, derives) in [("serde", "serde's"), ("schemars", "schemars'")] {
            if attribute.path().is_ident(name) {
                let message = format!(
                    "`#[{name}(..)]` has no effect on a contract, whose reader, writer and schema come from `#[json(..)]` \
                     alone: remove it, and {derives} derives"
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
    for key in json.keys.iter().filter(|key| is_misplaced(key, &["alias", "other"])) {
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
    for key in json.keys.iter().filter(|key| is_misplaced(key, &modifiers)) {
        let message = format!(
            "`{key}` belongs on the fields that hold the newtype; inside of it stand {}",
            modifiers.map(|word| format!("`{word}`")).join(", ")
        );
        errors.at(key, message);
    }
}

/// A key of the grammar, but none of those that stand here. An unknown one has its own error.
fn is_misplaced(key: &Ident, here: &[&str]) -> bool {
    let is_one_of = |words: &[&str]| words.iter().any(|word| key == word);
    is_one_of(&JSON_KEYS) && !is_one_of(here)
}

/// Whether `Event` and `Payload` may both be derived, so that even minimal impls would clash.
pub(crate) fn is_derived_twice(container: &Container<'_>) -> bool {
    container.derive == Derive::Payload
        && container.input.attrs.iter().any(|attribute| attribute.path().is_ident("event"))
}
