//! Which modifiers a field's type needs, takes and refuses, and which exclude each other.

mod bounds;
mod defaults;

use syn::{Ident, Type};

use crate::errors::Errors;
use crate::model::Field;
use crate::parse::{Flag, Json};
use crate::render::render;
use crate::shape::{Innermost, Leaf, Shape, innermost, shape};

/// Checks the modifiers of one field.
pub(super) fn check(field: &Field<'_>, errors: &mut Errors) {
    exclusive(&field.json, errors);
    absence(field, errors);
    leaf(field, errors);
    precision(field, errors);
    bounds::check(field, errors);
    defaults::check(field, errors);
    // A key that could not be read may be the one that is missing; a newtype of an `Option` is refused as a whole.
    let is_refused = field.ident.is_none() && matches!(shape(field.ty), Shape::Option(_));
    if !field.json.broken && !is_refused {
        report_missing(field, errors);
    }
}

/// The modifiers that a type needs and that are not there, each with the reason.
pub(crate) fn missing(ty: &Type, json: &Json) -> Vec<(&'static str, String)> {
    let mut missing = Vec::new();
    let absence = [Flag::OmitEmpty, Flag::OmitZero, Flag::Nullable].into_iter().any(|flag| json.has(flag));
    if matches!(shape(ty), Shape::Option(_)) && !absence {
        let why = "an `Option` says what None is on the wire: `omitempty` leaves it out, `nullable` writes null";
        missing.push((if json.default.is_some() { "nullable" } else { "omitempty" }, why.to_owned()));
    }
    let has_leaf = [Flag::AsString, Flag::Safe, Flag::Base64].into_iter().any(|flag| json.has(flag));
    match innermost(ty) {
        Innermost::Leaf(Leaf::Integer(integer)) if integer.bits == 128 && !has_leaf => {
            missing.push((
                "string",
                "a 128-bit integer is beyond what JSON readers keep: `string` writes it as text".into(),
            ));
        }
        Innermost::Leaf(Leaf::Integer(integer)) if integer.is_wide() && !has_leaf => {
            let why = "JavaScript, jq and Go's `any` round integers beyond 2^53: `string` writes decimal text, `safe` a \
                       number within +-(2^53-1)";
            missing.push(("string", why.into()));
        }
        Innermost::Bytes if !has_leaf => {
            missing
                .push(("base64", "bytes are written as text: `base64` (a list of small numbers is `Vec<u16>`)".into()));
        }
        _ => {}
    }
    missing
}

fn report_missing(field: &Field<'_>, errors: &mut Errors) {
    let missing = missing(field.ty, &field.json);
    if missing.is_empty() {
        return;
    }
    let why = missing.iter().map(|(_, why)| why.as_str()).collect::<Vec<_>>().join("; ");
    let words = missing.iter().map(|(word, _)| *word).collect::<Vec<_>>().join(", ");
    let json = &field.json;
    match (&json.name, json.keys.first(), &json.attribute) {
        (Some(name), ..) => errors.fix(name, why, format!("{}, {words}", render(name))),
        (None, Some(key), _) => errors.fix(key, why, format!("{words}, {key}")),
        (None, None, Some(attribute)) => errors.fix(&attribute.meta, why, format!("json({words})")),
        (None, None, None) => {
            errors.fix(field.declaration(), why, format!("#[json({words})] {}", render(field.declaration())));
        }
    }
}

fn exclusive(json: &Json, errors: &mut Errors) {
    let pairs: [(Flag, Flag, &str); 3] = [
        (
            Flag::OmitEmpty,
            Flag::OmitZero,
            "`omitempty` is for Option, text, lists and maps, `omitzero` for numbers and bool",
        ),
        (Flag::OmitEmpty, Flag::Nullable, "`omitempty` leaves None out, `nullable` writes null"),
        (Flag::OmitZero, Flag::Nullable, "`omitzero` is for numbers and bool, `nullable` for Option"),
    ];
    for (left, right, why) in pairs {
        clash(json.flag(left), json.flag(right), why, errors);
    }
    let precision = json.precision.as_ref().map(|(key, _)| key);
    let leaves = [json.flag(Flag::AsString), json.flag(Flag::Safe), json.flag(Flag::Base64), precision];
    let mut leaves = leaves.into_iter().flatten();
    let first = leaves.next();
    for second in leaves {
        clash(first, Some(second), "each is a form of its own for the same value", errors);
    }
    if let Some((key, _)) = &json.default {
        let omits = json.flag(Flag::OmitEmpty).or(json.flag(Flag::OmitZero));
        let why = "what is left out reads back as empty or zero, so a default would change it";
        clash(omits, Some(key), why, errors);
    }
}

fn clash(first: Option<&Ident>, second: Option<&Ident>, why: &str, errors: &mut Errors) {
    if let (Some(first), Some(second)) = (first, second) {
        errors.at(second, format!("`{second}` and `{first}` exclude each other: {why}; keep one"));
    }
}

/// `omitempty`, `omitzero`, `nullable`, `default` against the type.
fn absence(field: &Field<'_>, errors: &mut Errors) {
    let json = &field.json;
    let shape = shape(field.ty);
    if matches!(shape, Shape::Patch(_)) {
        let default = json.default.as_ref().map(|(key, _)| key);
        let flags = [Flag::OmitEmpty, Flag::OmitZero, Flag::Nullable].into_iter().filter_map(|flag| json.flag(flag));
        for word in flags.chain(default) {
            errors.at(word, format!("`Patch` knows absent and null by itself: remove `{word}`"));
        }
        return;
    }
    // Which of several stays is not known, so only one by itself is held against the type.
    let flags = [Flag::OmitEmpty, Flag::OmitZero, Flag::Nullable];
    if flags.into_iter().filter(|flag| json.has(*flag)).count() > 1 {
        return;
    }
    if let Some(word) = json.flag(Flag::OmitEmpty) {
        omitempty(word, field.ty, errors);
    }
    if let Some(word) = json.flag(Flag::OmitZero) {
        omitzero(word, field.ty, errors);
    }
    if json.has(Flag::Nullable) && !matches!(shape, Shape::Option(_) | Shape::Unknown) {
        let ty = render(field.ty);
        errors.fix(field.ty, "`nullable` writes None as null, so it needs an `Option`", format!("Option<{ty}>"));
    }
}

fn omitempty(word: &Ident, ty: &Type, errors: &mut Errors) {
    match through_box(ty) {
        Shape::Leaf(Leaf::Integer(_) | Leaf::Float) => {
            errors.fix(word, "`omitempty` on a number would lose 0; `omitzero` says that zero may vanish", "omitzero")
        }
        Shape::Leaf(Leaf::Bool) => {
            errors.fix(
                word,
                "`omitempty` on a bool would lose false; `omitzero` says that false may vanish",
                "omitzero",
            );
        }
        Shape::Array(_) => {
            errors.at(word, "an array always has its items, so nothing is ever left out: remove `omitempty`")
        }
        Shape::Leaf(Leaf::Uuid | Leaf::Date | Leaf::DateTime | Leaf::Own) => {
            errors.at(word, "this type has no empty value: make it an `Option`, or remove `omitempty`");
        }
        _ => {}
    }
}

fn omitzero(word: &Ident, ty: &Type, errors: &mut Errors) {
    match through_box(ty) {
        Shape::Option(_) | Shape::Vec(_) | Shape::Map(..) | Shape::Bytes | Shape::Leaf(Leaf::Text) => {
            errors.fix(word, "`omitzero` is for numbers and bool; here None or empty is left out", "omitempty");
        }
        Shape::Array(_) | Shape::Leaf(Leaf::Uuid | Leaf::Date | Leaf::DateTime | Leaf::Own) => {
            errors.at(word, "`omitzero` is for numbers and bool: make the type an `Option`, or remove it");
        }
        _ => {}
    }
}

fn through_box(ty: &Type) -> Shape<'_> {
    match shape(ty) {
        Shape::Box(inner) | Shape::Arc(inner) => through_box(inner),
        other => other,
    }
}

/// `string`, `safe`, `base64` against what they apply to.
fn leaf(field: &Field<'_>, errors: &mut Errors) {
    let json = &field.json;
    let innermost = innermost(field.ty);
    let integer = match innermost {
        Innermost::Leaf(Leaf::Integer(integer)) => Some(integer),
        Innermost::Unknown => {
            return;
        }
        _ => None,
    };
    for (flag, name) in [(Flag::AsString, "string"), (Flag::Safe, "safe")] {
        let Some(word) = json.flag(flag) else { continue };
        match integer {
            None => errors.at(word, format!("`{name}` is for integers: remove it here")),
            Some(integer) if flag == Flag::Safe && integer.bits == 128 => errors.fix(
                word,
                "a 128-bit integer does not fit into a safe number; `string` writes it as text",
                "string",
            ),
            Some(integer) if flag == Flag::Safe && !integer.is_wide() => {
                errors.at(word, "`safe` is needless: every value of this integer is safe; remove it");
            }
            Some(_) => {}
        }
    }
    if let Some(word) = json.flag(Flag::Base64)
        && !matches!(innermost, Innermost::Bytes)
    {
        errors.at(word, "`base64` is for bytes, `Vec<u8>`: remove it here");
    }
}

fn precision(field: &Field<'_>, errors: &mut Errors) {
    let Some((key, value)) = &field.json.precision else { return };
    if !matches!(innermost(field.ty), Innermost::Leaf(Leaf::DateTime) | Innermost::Unknown) {
        errors.at(key, "`precision` is for `DateTime<Utc>` and `DateTime<FixedOffset>`: remove it here");
    }
    let text = value.value();
    if digits(&text).is_none() {
        let meant = match text.trim().to_lowercase().as_str() {
            "seconds" | "second" | "sec" | "secs" | "0" => Some("s"),
            "milliseconds" | "millisecond" | "millis" | "3" | "ms" => Some("ms"),
            "microseconds" | "microsecond" | "micros" | "6" | "us" | "µs" => Some("us"),
            "nanoseconds" | "nanosecond" | "nanos" | "9" | "ns" => Some("ns"),
            _ => None,
        };
        let message = "`precision` is one of \"s\", \"ms\", \"us\", \"ns\"";
        errors.maybe_fix(value, message, meant.map(|meant| format!("\"{meant}\"")));
    }
}

/// The digits of a second's fraction that a precision asks for.
pub(crate) fn digits(precision: &str) -> Option<u8> {
    match precision {
        "s" => Some(0),
        "ms" => Some(3),
        "us" => Some(6),
        "ns" => Some(9),
        _ => None,
    }
}
