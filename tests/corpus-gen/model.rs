//! The types of the corpus before they become source text.

use crate::matrix;

/// A field: its type and modifiers.
#[derive(Debug, Clone)]
pub(crate) struct Field {
    /// Its name in JSON.
    pub(crate) name: String,
    /// Its Rust type.
    pub(crate) rust: String,
    /// Its modifiers as written in the attribute.
    pub(crate) modifiers: Vec<String>,
    /// The name it had before, which readers take too.
    pub(crate) alias: Option<String>,
    /// The `Hints` for its values, as a Rust expression.
    pub(crate) hints: String,
}

/// A variant of a tagged enum.
#[derive(Debug, Clone)]
pub(crate) struct Variant {
    /// Its tag's value.
    pub(crate) word: String,
    /// Another value that readers take.
    pub(crate) alias: Option<String>,
    /// Its fields; `None`: a unit variant.
    pub(crate) fields: Option<Vec<Field>>,
    /// Whether it leads back to its own type.
    pub(crate) recursive: bool,
}

/// What kind of type.
#[derive(Debug, Clone)]
pub(crate) enum Body {
    /// A struct with named fields.
    Record(Vec<Field>),
    /// An enum of strings; each with an alias or without.
    Words { open: bool, words: Vec<(String, Option<String>)> },
    /// A tagged enum.
    Tagged { open: bool, tag: String, variants: Vec<Variant> },
    /// A newtype.
    Newtype(Field),
}

/// A type of the corpus.
#[derive(Debug, Clone)]
pub(crate) struct Type {
    /// Its Rust name.
    pub(crate) ident: String,
    /// Its type parameters.
    pub(crate) parameters: Vec<&'static str>,
    /// Whether it is an event by itself.
    pub(crate) event: bool,
    /// How many levels of other corpus types it holds.
    pub(crate) level: usize,
    /// Its content.
    pub(crate) body: Body,
}

/// The choices of values for a field's modifiers.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Choice(pub(crate) usize);

impl Field {
    /// A field whose modifiers are given by name; `choice` picks among the values that they may have.
    pub(crate) fn new(name: &str, rust: &str, names: &[&str], choice: Choice) -> Self {
        let mut field = Self {
            name: name.to_owned(),
            rust: rust.to_owned(),
            modifiers: Vec::new(),
            alias: None,
            hints: "Hints::NONE".to_owned(),
        };
        // `default = ..` uses the hints, so it comes last.
        let last = |modifier: &&&str| **modifier == "default";
        for modifier in names.iter().filter(|it| !last(it)).chain(names.iter().filter(last)) {
            field.add(modifier, names, choice);
        }
        field
    }

    fn add(&mut self, modifier: &str, names: &[&str], Choice(choice): Choice) {
        let leaf = matrix::leaf(&self.rust).to_owned();
        let text = match modifier {
            "range" => self.range(&leaf, names.contains(&"string"), choice),
            "len" => {
                let omitted = names.contains(&"omitempty") && !self.rust.starts_with("Option<");
                self.len(if omitted { 1 } else { choice })
            }
            "precision" => {
                let (unit, digits) = [("s", 0), ("ms", 3), ("us", 6), ("ns", 9)][choice % 4];
                self.hints.push_str(&format!(".digits({digits})"));
                format!("precision = \"{unit}\"")
            }
            "alias" => {
                let alias = format!("{}_was", self.name);
                self.alias = Some(alias.clone());
                format!("alias = {alias:?}")
            }
            "default" if has_default(&self.rust, &self.hints) && choice % 2 == 0 => "default".to_owned(),
            "default" => format!("default = fallback({})", self.hints),
            "safe" => {
                self.hints.push_str(".safe()");
                "safe".to_owned()
            }
            other => other.to_owned(),
        };
        self.modifiers.push(text);
    }

    fn range(&mut self, leaf: &str, as_string: bool, choice: usize) -> String {
        if leaf == "f64" {
            let (text, min, max) = [
                ("0.0..=1.0", "0.0", "1.0"),
                ("-2.5..", "-2.5", "f64::MAX"),
                ("0.0..1.0", "0.0", "0.999_999_999_999_999_9"),
                ("..=1e9", "f64::MIN", "1e9"),
            ][choice % 4];
            self.hints.push_str(&format!(".floats({min}, {max})"));
            return format!("range = {text}");
        }
        let signed = leaf.starts_with('i');
        let wide = as_string && matches!(leaf, "i64" | "i128");
        let (text, min, max) = match choice % 4 {
            0 if signed => ("-3..=100", "-3", "100"),
            0 => ("0..=100", "0", "100"),
            1 => ("1..=99", "1", "99"),
            2 if wide => ("-9007199254740993..", "-9_007_199_254_740_993", "i64::MAX as i128"),
            2 => ("17..120", "17", "119"),
            _ if wide => ("-4611686018427387904..=-10", "-4_611_686_018_427_387_904", "-10"),
            _ => ("..=42", if signed { "-128" } else { "0" }, "42"),
        };
        self.hints.push_str(&format!(".integers({min}, {max})"));
        format!("range = {text}")
    }

    fn len(&mut self, choice: usize) -> String {
        let (text, min, max) = [
            ("1..=4", 1, 4),
            ("..=5", 0, 5),
            ("2..", 2, 9),
            ("3..=3", 3, 3),
            ("0..3", 0, 2),
            ("5..=7", 5, 7),
            ("..=0", 0, 0),
            ("4..", 4, 9),
        ][choice % 8];
        self.hints.push_str(&format!(".len({min}, {max})"));
        format!("len = {text}")
    }
}

/// Whether `default` alone gives a value that keeps to the rules.
fn has_default(rust: &str, hints: &str) -> bool {
    const TYPES: [&str; 9] = ["bool", "i32", "u32", "i64", "u64", "f64", "String", "IsoDuration", "Decimal"];
    let free = hints == "Hints::NONE" || hints == "Hints::NONE.safe()";
    let container = ["Option<", "Vec<", "BTreeMap<"].iter().any(|open| rust.starts_with(open));
    free && (container || TYPES.contains(&rust))
}
