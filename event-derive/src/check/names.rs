//! Names on the wire: which there may be, one style for each type, and no two that a reader could mix up.

use std::collections::{HashMap, HashSet};

use syn::LitStr;

use crate::errors::Errors;
use crate::model::{Body, Container, Field, Variant, word};
use crate::parse::Flag;
use crate::render::render;
use crate::serde::{self, Serde};

/// Checks every name of the type.
pub(super) fn check(container: &Container<'_>, errors: &mut Errors) {
    if let Some(tag) = &container.settings.tag {
        member(tag, false, errors);
    }
    for field in container.fields() {
        field_names(container, field, errors);
    }
    style(container, errors);
    match &container.body {
        Body::Struct(fields) => unique(None, fields, errors),
        Body::Enum(variants) => {
            for variant in variants {
                unique(container.settings.tag.as_ref(), variant.fields(), errors);
            }
            values(container, variants, errors);
        }
        _ => {}
    }
    if let Some(name) = &container.settings.name
        && !is_identifier(&name.value())
    {
        errors.at(name, "a definition's name is `[A-Za-z_][A-Za-z0-9_]*`, since generators make it a type's name");
    }
}

fn field_names(container: &Container<'_>, field: &Field<'_>, errors: &mut Errors) {
    let json = &field.json;
    if field.ident.is_none() {
        return;
    }
    let verbatim = json.has(Flag::Verbatim);
    match (&json.name, &json.attribute) {
        (Some(name), _) => member(name, verbatim, errors),
        (None, Some(attribute)) if !json.broken => {
            let name = suggested(container, field);
            let message = "a field's name on the wire is written out, so that it can be searched for";
            match json.keys.first() {
                Some(key) => errors.fix(key, message, format!("\"{name}\", {key}")),
                None => errors.fix(&attribute.meta, message, format!("json(\"{name}\")")),
            }
        }
        _ => {}
    }
    for (_, alias) in &json.aliases {
        member(alias, verbatim, errors);
    }
}

pub(crate) fn is_identifier(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(|first| first == '_' || first.is_ascii_alphabetic())
        && chars.all(|other| other == '_' || other.is_ascii_alphanumeric())
}

/// The name of a member of an object.
fn member(name: &LitStr, verbatim: bool, errors: &mut Errors) {
    let text = name.value();
    let length = text.chars().count();
    if text == "__proto__" {
        errors.at(name, "`__proto__` changes what objects inherit in JavaScript: choose another name");
    } else if length == 0 {
        errors.at(name, "a name has 1 to 64 characters, this has none");
    } else if length > 64 {
        errors.at(name, format!("a name has at most 64 characters, this has {length}"));
    } else if verbatim && text.chars().any(char::is_control) {
        errors.at(name, "a name has no control characters");
    } else if !verbatim && !is_identifier(&text) {
        let message = "a name is `[A-Za-z_][A-Za-z0-9_]*`, or says `verbatim`";
        let tamed = text.replace(['-', '.', ' '], "_");
        errors.maybe_fix(name, message, is_identifier(&tamed).then(|| format!("\"{tamed}\"")));
    }
}

/// How the words of a name are put together.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Style {
    /// One lower-case word: fits both.
    Neutral,
    Snake,
    Camel,
    Neither,
}

fn style_of(name: &str) -> Style {
    let name = name.trim_start_matches('_');
    let has_upper = name.contains(|letter: char| letter.is_ascii_uppercase());
    let starts_upper = name.starts_with(|letter: char| letter.is_ascii_uppercase());
    match (name.contains('_'), has_upper) {
        (false, false) => Style::Neutral,
        (true, false) => Style::Snake,
        (false, true) if !starts_upper => Style::Camel,
        _ => Style::Neither,
    }
}

/// The names that the type's style is about: the tag and the fields' names, verbatim ones aside.
fn styled<'c>(container: &'c Container<'_>) -> Vec<&'c LitStr> {
    let fields = container.fields().into_iter().filter(|field| !field.json.has(Flag::Verbatim));
    let names = fields.filter_map(|field| field.json.name.as_ref());
    container.settings.tag.iter().chain(names).filter(|name| is_identifier(&name.value())).collect()
}

/// The style that the first name with two words chooses, else snake.
fn chosen(names: impl IntoIterator<Item = String>) -> Style {
    let mut styles = names.into_iter().map(|name| style_of(&name));
    styles.find(|style| matches!(style, Style::Snake | Style::Camel)).unwrap_or(Style::Snake)
}

/// One style for each type: snake or camel.
fn style(container: &Container<'_>, errors: &mut Errors) {
    let names = styled(container);
    let chosen = chosen(names.iter().map(|name| name.value()));
    for name in names {
        let text = name.value();
        let style = style_of(&text);
        if style == Style::Neutral || style == chosen {
            continue;
        }
        let (converted, other) = match chosen {
            Style::Camel => (camel(&text), "camelCase"),
            _ => (snake(&text), "snake_case"),
        };
        let why = match style {
            Style::Neither => format!("names are snake_case or camelCase, here {other}; others say `verbatim`"),
            _ => format!("the names of one type have one style, here {other} as the first; others say `verbatim`"),
        };
        let fits = style_of(&converted) == chosen || style_of(&converted) == Style::Neutral;
        errors.maybe_fix(name, why, fits.then(|| format!("\"{converted}\"")));
    }
}

/// A name for a field that has none: its own, in the style of the type, apart from the tag.
pub(crate) fn suggested(container: &Container<'_>, field: &Field<'_>) -> String {
    if serde::is_used(container) {
        return serde::field_name(container, field);
    }
    let own = field.ident.map(word).unwrap_or_default();
    let names = styled(container).into_iter().map(LitStr::value);
    let convert = if chosen(names) == Style::Camel { camel } else { snake };
    let name = convert(&own);
    match &container.settings.tag {
        Some(tag) if tag.value().eq_ignore_ascii_case(&name) => convert(&format!("{own}_value")),
        _ => name,
    }
}

/// Whether a suggested name needs `verbatim`: it is no identifier, or of another style than the first name of the type.
pub(crate) fn is_verbatim(container: &Container<'_>, name: &str) -> bool {
    if !is_identifier(name) {
        return true;
    }
    let tags = styled(container).into_iter().map(LitStr::value).chain(Serde::of(&container.input.attrs).tag);
    let fields = container.fields().into_iter().filter(|field| field.json.name.is_none());
    let names: Vec<String> = tags.chain(fields.map(|field| suggested(container, field))).collect();
    let style = style_of(name);
    style != Style::Neutral && style != chosen(names.into_iter().filter(|name| is_identifier(name)))
}

/// `orderId`, `OrderID` and `ORDER_ID` as `order_id`.
pub(crate) fn snake(name: &str) -> String {
    let letters: Vec<char> = name.chars().collect();
    let mut out = String::new();
    for (index, &letter) in letters.iter().enumerate() {
        let before = index.checked_sub(1).map(|before| letters[before]);
        let after = letters.get(index + 1);
        let starts_word = letter.is_ascii_uppercase()
            && before.is_some_and(|before| {
                before.is_ascii_lowercase()
                    || before.is_ascii_digit()
                    || (before.is_ascii_uppercase() && after.is_some_and(char::is_ascii_lowercase))
            });
        if starts_word {
            out.push('_');
        }
        out.push(letter.to_ascii_lowercase());
    }
    out
}

fn camel(name: &str) -> String {
    let snake = snake(name);
    let start = snake.len() - snake.trim_start_matches('_').len();
    let (underscores, words) = snake.split_at(start);
    let mut out = underscores.to_owned();
    let mut upper = false;
    for letter in words.chars() {
        if letter == '_' {
            upper = true;
        } else {
            out.push(if upper { letter.to_ascii_uppercase() } else { letter });
            upper = false;
        }
    }
    out
}

/// No two names of an object that differ only in case: Go would take one for the other.
fn unique(tag: Option<&LitStr>, fields: &[Field<'_>], errors: &mut Errors) {
    let fold = |text: &str| text.chars().flat_map(char::to_uppercase).flat_map(char::to_lowercase).collect::<String>();
    let mut seen: HashMap<String, String> = HashMap::new();
    if let Some(tag) = tag {
        seen.insert(fold(&tag.value()), tag.value());
    }
    for field in fields {
        let aliases = field.json.aliases.iter().map(|(_, alias)| alias);
        for name in field.json.name.iter().chain(aliases) {
            let text = name.value();
            match seen.get(&fold(&text)) {
                Some(taken) if *taken == text => {
                    errors.at(name, format!("`{text}` is taken: names, aliases and the tag of a type are unique"));
                }
                Some(taken) => {
                    errors.at(
                        name,
                        format!("`{text}` and `{taken}` differ only in case, which Go does not see: choose another"),
                    );
                }
                None => {
                    seen.insert(fold(&text), text);
                }
            }
        }
    }
}

/// The values of the variants.
fn values(container: &Container<'_>, variants: &[Variant<'_>], errors: &mut Errors) {
    let mut seen = HashSet::new();
    for variant in variants {
        let json = &variant.json;
        if json.name.is_none() && !variant.is_other() && !json.broken {
            missing_value(container, variant, errors);
        }
        for value in json.name.iter().chain(json.aliases.iter().map(|(_, alias)| alias)) {
            let text = value.value();
            let length = text.chars().count();
            if length == 0 || length > 128 {
                errors.at(value, format!("a variant's value has 1 to 128 characters, this has {length}"));
            } else if text.chars().any(char::is_control) {
                errors.at(value, "a variant's value has no control characters");
            } else if !seen.insert(text.clone()) {
                errors.at(value, format!("`{text}` is the value or an alias of another variant: choose another"));
            }
        }
    }
}

/// A value for a variant that has none.
pub(crate) fn suggested_value(container: &Container<'_>, variant: &Variant<'_>) -> String {
    if serde::is_used(container) { serde::variant_value(container, variant) } else { snake(&word(variant.ident)) }
}

fn missing_value(container: &Container<'_>, variant: &Variant<'_>, errors: &mut Errors) {
    let value = suggested_value(container, variant);
    let message = "a variant's value on the wire is written out, so that it can be searched for";
    match (&variant.json.attribute, variant.json.keys.first()) {
        (Some(_), Some(key)) => errors.fix(key, message, format!("\"{value}\", {key}")),
        (Some(attribute), None) => errors.fix(&attribute.meta, message, format!("json(\"{value}\")")),
        (None, _) => errors.fix(variant.ident, message, format!("#[json(\"{value}\")] {}", render(variant.ident))),
    }
}
