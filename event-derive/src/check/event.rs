//! `#[event(..)]`: type, topic, ordering key, and the other settings of an event.

use syn::LitStr;

use super::modifiers::missing as missing_modifiers;
use super::names::snake;
use super::shapes::head;
use crate::errors::Errors;
use crate::model::{Body, Container, Derive, Field, word};
use crate::parse::{Flag, Settings};
use crate::render::render;
use crate::shape::{Leaf, Shape, outermost, shape};
use crate::suggest::nearest;

/// Checks the settings of an event; nothing for a payload.
pub(super) fn check(container: &Container<'_>, errors: &mut Errors) {
    if container.derive != Derive::Event {
        return;
    }
    let settings = &container.settings;
    kind(container, errors);
    topic(settings, errors);
    key(container, errors);
    if let Some(date) = &settings.sunset
        && !is_date(&date.value())
    {
        errors.at(date, "`sunset` is a day that exists, as \"YYYY-MM-DD\"");
    }
    if let Some(limit) = &settings.max_bytes {
        match limit.base10_parse::<u32>() {
            Ok(1..) => {}
            _ => errors.at(limit, "`max_bytes` is a number of bytes from 1 to 4294967295"),
        }
    }
    if let Some(upcast) = &settings.upcast
        && (upcast.is_ident(container.ident) || upcast.is_ident("Self"))
    {
        errors.at(upcast, "`upcast` names the older event that this one is made from, not the event itself");
    }
}

/// The type: `"orders.placed.v1"` or `type = "com.github.push"`.
fn kind(container: &Container<'_>, errors: &mut Errors) {
    let settings = &container.settings;
    match (&settings.versioned, &settings.foreign) {
        (Some(versioned), None) => check_versioned(versioned, errors),
        (None, Some(foreign)) => check_foreign(settings, foreign, errors),
        (Some(_), Some(foreign)) => errors.at(
            foreign,
            "an event has one type: `\"orders.placed.v1\"` for your own, `type = \"..\"` for one that others defined",
        ),
        // A type that is no struct needs another shape first.
        (None, None) if settings.broken || container.is_untagged() || !matches!(container.body, Body::Struct(_)) => {}
        (None, None) => missing(container, errors),
    }
}

fn missing(container: &Container<'_>, errors: &mut Errors) {
    let message = "an event says its type: name and version, such as \"orders.placed.v1\"";
    let guess = guessed_type(container);
    match &container.settings.attribute {
        Some(attribute) => {
            let rest = match &attribute.meta {
                syn::Meta::List(list) if !list.tokens.is_empty() => format!(", {}", render(&list.tokens)),
                _ => String::new(),
            };
            errors.fix(&attribute.meta, message, format!("event(\"{guess}\"{rest})"));
        }
        None => {
            let head = head(container);
            errors.fix(&head, message, format!("#[event(\"{guess}\")] {}", render(&head)));
        }
    }
}

/// `OrderPlaced` as `order.placed.v1`.
pub(crate) fn guessed_type(container: &Container<'_>) -> String {
    let words = snake(&word(container.ident));
    let (words, version) = match words.rsplit_once("_v") {
        Some((words, digits)) if is_version(digits) => (words.to_owned(), digits.to_owned()),
        _ => (words, "1".to_owned()),
    };
    let words: Vec<_> = words.split('_').filter(|word| !word.is_empty()).collect();
    format!("{}.v{version}", words.join("."))
}

/// Name and version of `"orders.placed.v1"`.
pub(crate) fn split_version(text: &str) -> Option<(&str, u32)> {
    let (name, digits) = text.rsplit_once(".v")?;
    if !is_version(digits) { None } else { Some((name, digits.parse().ok()?)) }
}

fn is_version(digits: &str) -> bool {
    let canonical = digits == "0" || !digits.starts_with('0');
    !digits.is_empty()
        && canonical
        && digits.bytes().all(|digit| digit.is_ascii_digit())
        && digits.parse::<u32>().is_ok()
}

fn check_versioned(literal: &LitStr, errors: &mut Errors) {
    let text = literal.value();
    if let Some((name, _)) = split_version(&text) {
        if is_topic(name) {
            reserved(literal, errors);
            return;
        }
        let lower = text.to_lowercase();
        let fixed = split_version(&lower).is_some_and(|(name, _)| is_topic(name));
        let message = "an event's name is `[a-z0-9]+([._-][a-z0-9]+)*`, at most 128 characters";
        errors.maybe_fix(literal, message, fixed.then(|| format!("\"{lower}\"")));
        return;
    }
    let message =
        "an event's type is its name, `.v` and its version without leading zeros, such as \"orders.placed.v1\"";
    errors.maybe_fix(literal, message, versioned_guess(&text).map(|guess| format!("\"{guess}\"")));
}

/// The text with a version that can be read, where only that is wrong.
fn versioned_guess(text: &str) -> Option<String> {
    let (name, digits) = text.rsplit_once(['.', '-', '_', '@', '/']).unwrap_or((text, ""));
    let digits = digits.strip_prefix(['v', 'V']).unwrap_or(digits);
    let canonical = digits.trim_start_matches('0');
    let (name, version) = if !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit()) {
        (name, if canonical.is_empty() { "0" } else { canonical })
    } else {
        (text, "1")
    };
    let guess = format!("{}.v{version}", name.to_lowercase());
    split_version(&guess).is_some_and(|(name, _)| is_topic(name)).then_some(guess)
}

fn check_foreign(settings: &Settings, literal: &LitStr, errors: &mut Errors) {
    let text = literal.value();
    if !is_type(&text) {
        errors.at(
            literal,
            "a `type` is `[A-Za-z0-9]+([._-][A-Za-z0-9]+)*`, at most 128 characters, since it names a file",
        );
    } else if settings.topic.is_none() && !is_topic(&text) {
        let message = "this type cannot be the topic too, which is lower case: name the topic";
        errors.fix(literal, message, format!("\"{text}\", topic = \"{}\"", text.to_lowercase()));
    } else {
        reserved(literal, errors);
    }
}

/// The files of a type are named after it, beside `index.json`, and are checked out on Windows too.
fn reserved(literal: &LitStr, errors: &mut Errors) {
    let text = literal.value().to_lowercase();
    let first = text.split('.').next().unwrap_or_default();
    let is_port = |name: &str| {
        first.strip_prefix(name).is_some_and(|digit| digit.len() == 1 && matches!(digit.as_bytes(), [b'1'..=b'9']))
    };
    if matches!(first, "con" | "prn" | "aux" | "nul") || is_port("com") || is_port("lpt") {
        errors.at(
            literal,
            format!("a type names a file, and Windows has no file `{first}`: begin the type with another word"),
        );
    } else if text == "index" {
        errors.at(literal, "a type names a file, and `index.json` is that of all types: use another name");
    }
}

fn topic(settings: &Settings, errors: &mut Errors) {
    let Some(literal) = &settings.topic else { return };
    let text = literal.value();
    if !is_topic(&text) {
        let lower = text.to_lowercase().replace([' ', '/', ':'], ".");
        let message = "a topic is `[a-z0-9]+([._-][a-z0-9]+)*`, at most 128 characters";
        errors.maybe_fix(literal, message, is_topic(&lower).then(|| format!("\"{lower}\"")));
    }
}

/// `[a-z0-9]+([._-][a-z0-9]+)*`, at most 128 characters.
fn is_topic(text: &str) -> bool {
    is_type(text) && !text.contains(|letter: char| letter.is_ascii_uppercase())
}

/// `[A-Za-z0-9]+([._-][A-Za-z0-9]+)*`, at most 128 characters.
fn is_type(text: &str) -> bool {
    let is_word = |word: &str| !word.is_empty() && word.bytes().all(|letter| letter.is_ascii_alphanumeric());
    text.len() <= 128 && text.split(['.', '_', '-']).all(is_word)
}

fn is_date(text: &str) -> bool {
    let parts: Vec<_> = text.split('-').collect();
    let [year, month, day] = parts.as_slice() else { return false };
    if [year.len(), month.len(), day.len()] != [4, 2, 2]
        || !text.bytes().all(|byte| byte == b'-' || byte.is_ascii_digit())
    {
        return false;
    }
    let (Ok(year), Ok(month), Ok(day)) = (year.parse::<u32>(), month.parse::<u32>(), day.parse::<u32>()) else {
        return false;
    };
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        2 => 28 + u32::from(is_leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    (1..=days).contains(&day)
}

/// The field that `key = ..` names.
pub(crate) fn key_field<'f, 'a>(container: &'f Container<'a>) -> Option<&'f Field<'a>> {
    let key = word(container.settings.key.as_ref()?);
    let Body::Struct(fields) = &container.body else { return None };
    fields.iter().find(|field| field.ident.is_some_and(|ident| word(ident) == key))
}

fn key(container: &Container<'_>, errors: &mut Errors) {
    let Some(key) = &container.settings.key else { return };
    let Body::Struct(fields) = &container.body else { return };
    let Some(field) = key_field(container) else {
        let names: Vec<_> = fields.iter().filter_map(|field| field.ident.map(word)).collect();
        match nearest(&word(key), names.iter().map(String::as_str)) {
            Some(meant) => errors.fix(key, format!("there is no field `{key}`, did you mean `{meant}`?"), meant),
            None => errors
                .at(key, format!("there is no field `{key}`; `key` names a field of the struct, not its JSON name")),
        }
        return;
    };
    if !may_be_key(&shape(field.ty)) {
        errors.at(
            key,
            "a key is a scalar: text, an integer, a Uuid, a unit enum, a newtype of these, or an `Option` of them",
        );
    } else if is_text(field) {
        text_key(field, errors);
    }
}

/// Whether the field is text, as far as tokens tell.
pub(crate) fn is_text(field: &Field<'_>) -> bool {
    matches!(outermost(field.ty), Shape::Leaf(Leaf::Text))
}

/// An empty key could not be published: an envelope's `partitionkey` has at least one character.
fn text_key(field: &Field<'_>, errors: &mut Errors) {
    let json = &field.json;
    let Some(name) = json.name.as_ref().filter(|_| !json.broken && missing_modifiers(field.ty, json).is_empty()) else {
        return;
    };
    let message = "a key of text is never empty, or it would be no `partitionkey`";
    let is_option = matches!(shape(field.ty), Shape::Option(_));
    if let Some(word) = json.flag(Flag::OmitEmpty).filter(|_| !is_option) {
        errors.at(word, format!("{message}: remove `{word}`, or make it an `Option`, and say `len = 1..`"));
        return;
    }
    match &json.len {
        None => errors.fix(name, message, format!("{}, len = 1..", render(name))),
        Some(bounds) if bounds.integers().0.unwrap_or(0) >= 1 => {}
        Some(bounds) => match &bounds.start {
            Some(start) => errors.fix(&start.literal, message, 1),
            None => errors.fix(&bounds.range, message, format!("1{}", render(&bounds.range))),
        },
    }
}

fn may_be_key(shape_of_field: &Shape<'_>) -> bool {
    match shape_of_field {
        Shape::Option(inner) => !matches!(shape(inner), Shape::Option(_)) && may_be_key(&shape(inner)),
        Shape::Leaf(leaf) => matches!(leaf, Leaf::Text | Leaf::Integer(_) | Leaf::Uuid | Leaf::Own),
        Shape::Unknown | Shape::Box(_) | Shape::Arc(_) => true,
        _ => false,
    }
}
