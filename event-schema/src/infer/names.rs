//! Names in Rust for names on the wire: fields, variants, types, and which names on the wire say `verbatim`.
//!
//! It leaves out which names can be no field's at all (that is `alike`).

use std::collections::{BTreeMap, BTreeSet};

/// Words that a raw identifier makes a name of.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn", "else", "enum",
    "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod", "move",
    "mut", "override", "priv", "pub", "ref", "return", "static", "struct", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Words that even a raw identifier cannot be.
const RESERVED: &[&str] = &["self", "super", "crate"];

/// What the printed source means something else by.
const TAKEN_TYPES: &[&str] = &[
    "BTreeMap",
    "Box",
    "Clone",
    "DateTime",
    "Debug",
    "Default",
    "Err",
    "Event",
    "FixedOffset",
    "NaiveDate",
    "None",
    "Ok",
    "Option",
    "PartialEq",
    "Patch",
    "Payload",
    "RawJson",
    "Result",
    "Self",
    "Some",
    "String",
    "TimestampText",
    "UnknownText",
    "Utc",
    "Uuid",
    "Vec",
];

/// Names that say little without whose they are.
const GENERIC: &[&str] = &[
    "action",
    "attribute",
    "config",
    "configuration",
    "content",
    "data",
    "detail",
    "entry",
    "from",
    "info",
    "item",
    "kind",
    "level",
    "meta",
    "metadata",
    "mode",
    "object",
    "option",
    "payload",
    "properties",
    "property",
    "setting",
    "state",
    "status",
    "type",
    "value",
];

/// Names that say what something is rather than which part it plays: `user` rather than `owner` and `sender`.
pub(super) const TELLING: &[&str] = &["user", "account", "person", "customer", "address", "link", "money"];

/// The words of a name, in lower case: `orderId`, `ORDER_ID` and `order-id` are `order`, `id`.
pub(super) fn words(name: &str) -> Vec<String> {
    let letters: Vec<char> = name.chars().collect();
    let mut words = vec![String::new()];
    for (at, &letter) in letters.iter().enumerate() {
        if !letter.is_ascii_alphanumeric() {
            words.push(String::new());
            continue;
        }
        let before = at.checked_sub(1).map(|before| letters[before]);
        let after = letters.get(at + 1);
        let starts_word = letter.is_ascii_uppercase()
            && before.is_some_and(|before| {
                before.is_ascii_lowercase()
                    || before.is_ascii_digit()
                    || (before.is_ascii_uppercase() && after.is_some_and(char::is_ascii_lowercase))
            });
        if starts_word {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut() {
            word.push(letter.to_ascii_lowercase());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// `OrderPlaced` for `order_placed`; `Value1` for `1`.
pub(super) fn pascal(name: &str) -> String {
    let mut out = String::new();
    for word in sign_words(name) {
        let (first, rest) = word.split_at(1);
        out.push_str(&first.to_ascii_uppercase());
        out.push_str(rest);
    }
    if out.starts_with(|first: char| first.is_ascii_digit()) || out.is_empty() {
        out.insert_str(0, "Value");
    }
    out
}

/// The words of a name, with those of a leading sign: `+1` and `-1` are two names.
fn sign_words(name: &str) -> Vec<String> {
    let sign = match name.as_bytes() {
        [b'+', b'0'..=b'9', ..] => Some("plus"),
        [b'-', b'0'..=b'9', ..] => Some("minus"),
        _ => None,
    };
    sign.map(str::to_owned).into_iter().chain(words(name)).collect()
}

/// The name of one of many: `labels` is `label`.
pub(super) fn singular(name: &str) -> String {
    let ends = |ending: &str| name.strip_suffix(ending).filter(|stem| stem.len() > 1);
    if let Some(stem) = ends("ies") {
        return format!("{stem}y");
    }
    for ending in ["sses", "shes", "ches", "xes", "uses"] {
        if ends(ending).is_some() {
            return name[..name.len() - 2].to_owned();
        }
    }
    match ends("s") {
        Some(stem) if !stem.ends_with('s') && !stem.ends_with('u') && !stem.ends_with('i') => stem.to_owned(),
        _ => name.to_owned(),
    }
}

/// Whether a name says little without whose it is.
pub(super) fn is_generic(name: &str) -> bool {
    let words = words(name);
    matches!(words.as_slice(), [word] if GENERIC.contains(&singular(word).as_str()) || GENERIC.contains(&word.as_str()))
}

/// Identifiers of one type's fields or variants, each once.
#[derive(Debug, Default)]
pub(super) struct Identifiers(BTreeSet<String>);

impl Identifiers {
    /// The field for a name on the wire.
    pub(super) fn field(&mut self, name: &str) -> String {
        let mut field = sign_words(name).join("_");
        if field.is_empty() || field.starts_with(|first: char| first.is_ascii_digit()) {
            field.insert_str(0, if field.is_empty() { "field" } else { "field_" });
        }
        let field = self.free(field, "_");
        match field.as_str() {
            word if RESERVED.contains(&word) => format!("{field}_"),
            word if KEYWORDS.contains(&word) => format!("r#{field}"),
            _ => field,
        }
    }

    /// The variant for a value on the wire; `Unknown` is that of all others.
    pub(super) fn variant(&mut self, value: &str) -> String {
        self.0.insert("Unknown".to_owned());
        self.0.insert("Self".to_owned());
        self.free(pascal(value), "")
    }

    fn free(&mut self, name: String, between: &str) -> String {
        let mut free = name.clone();
        let mut number = 2;
        while !self.0.insert(free.clone()) {
            free = format!("{name}{between}{number}");
            number += 1;
        }
        free
    }
}

/// Names of types, each once.
#[derive(Debug)]
pub(super) struct TypeNames(BTreeSet<String>);

impl Default for TypeNames {
    fn default() -> Self {
        Self(TAKEN_TYPES.iter().map(|&name| name.to_owned()).collect())
    }
}

impl TypeNames {
    /// A name for what stands under `hint` in the type `owner`: the hint alone where that says enough and is free.
    pub(super) fn choose(&mut self, owner: &str, hint: &str) -> String {
        let short = pascal(hint);
        if !is_generic(hint) && self.0.insert(short.clone()) {
            return short;
        }
        self.choose_within(owner, hint)
    }

    /// A name that says whose it is.
    pub(super) fn choose_within(&mut self, owner: &str, hint: &str) -> String {
        let long = format!("{owner}{}", pascal(hint));
        let mut name = long.clone();
        let mut number = 2;
        while !self.0.insert(name.clone()) {
            name = format!("{long}{number}");
            number += 1;
        }
        name
    }
}

/// Which names of a type say `verbatim`: those that are no identifiers, and those that are not in the style of most.
pub(super) fn verbatim(names: &[&str]) -> BTreeMap<String, bool> {
    let count = |style: Style| names.iter().filter(|name| style_of(name) == style).count();
    let chosen = if count(Style::Camel) > count(Style::Snake) { Style::Camel } else { Style::Snake };
    names
        .iter()
        .map(|&name| (name.to_owned(), !matches!(style_of(name), Style::Neutral) && style_of(name) != chosen))
        .collect()
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Style {
    /// One lower-case word: fits both.
    Neutral,
    Snake,
    Camel,
    Neither,
}

/// As the derive sees it (clauses C1.2 and C1.5).
fn style_of(name: &str) -> Style {
    let is_identifier = name.starts_with(|first: char| first == '_' || first.is_ascii_alphabetic())
        && name.chars().all(|other| other == '_' || other.is_ascii_alphanumeric());
    let name = name.trim_start_matches('_');
    let has_upper = name.contains(|letter: char| letter.is_ascii_uppercase());
    let starts_upper = name.starts_with(|letter: char| letter.is_ascii_uppercase());
    match (name.contains('_'), has_upper) {
        _ if !is_identifier => Style::Neither,
        (false, false) => Style::Neutral,
        (true, false) => Style::Snake,
        (false, true) if !starts_upper => Style::Camel,
        _ => Style::Neither,
    }
}
