//! Seeded nestings: random structs, enums and newtypes over the leaves and the types made before.

use crate::matrix;
use crate::model::{Body, Choice, Field, Type, Variant};

const LEAVES: [&str; 27] = [
    "bool",
    "i8",
    "i16",
    "i32",
    "u8",
    "u16",
    "u32",
    "i64",
    "u64",
    "isize",
    "usize",
    "i128",
    "u128",
    "f64",
    "String",
    "Box<str>",
    "Arc<str>",
    "Cow<'static, str>",
    "Uuid",
    "DateTime<Utc>",
    "DateTime<FixedOffset>",
    "NaiveDate",
    "TimestampText",
    "IsoDuration",
    "RawJson",
    "Decimal",
    "Vec<u8>",
];
const TEXTS: [&str; 3] = ["Currency", "Slug", "Hex"];
const WORDS: [&str; 12] =
    ["qty", "note", "total", "at", "state", "owner", "ref", "lines", "x", "Name", "createdAt", "rate"];

/// The deepest chain of corpus types in one another.
const DEEPEST: usize = 3;

/// Makes types, always the same ones for a seed.
#[derive(Debug)]
pub(crate) struct Nester {
    rng: fastrand::Rng,
    names: usize,
    made: usize,
}

impl Nester {
    /// A maker of types.
    pub(crate) fn new(seed: u64) -> Self {
        Self { rng: fastrand::Rng::with_seed(seed), names: 0, made: 0 }
    }

    /// The next type, over those in `known`.
    pub(crate) fn next(&mut self, known: &[Type]) -> Type {
        self.made += 1;
        let ident = format!("Nested{}", self.made);
        let mut level = 1;
        let (event, body) = match self.rng.u8(..10) {
            0 => (false, self.words()),
            1 | 2 => (false, self.tagged(known, &mut level)),
            3 => (false, Body::Newtype(self.newtype(known, &mut level))),
            4..=6 => (true, Body::Record(self.fields(known, &mut level))),
            _ => (false, Body::Record(self.fields(known, &mut level))),
        };
        Type { ident, parameters: Vec::new(), event, level, body }
    }

    fn fields(&mut self, known: &[Type], level: &mut usize) -> Vec<Field> {
        let snake = self.rng.bool();
        (0..self.rng.usize(1..=5)).map(|_| self.field(known, level, snake)).collect()
    }

    fn name(&mut self, snake: bool) -> String {
        self.names += 1;
        let word = WORDS[self.rng.usize(..WORDS.len())].to_lowercase();
        match (self.rng.u8(..3), snake) {
            (0, _) => format!("{word}{}", self.names),
            (_, true) => format!("{word}_of_{}", self.names),
            (_, false) => format!("{word}Of{}", self.names),
        }
    }

    fn field(&mut self, known: &[Type], level: &mut usize, snake: bool) -> Field {
        let mut rust = self.rust(known, level);
        let mut names: Vec<&str> = Vec::new();
        let leaf = self.leaf_modifiers(&rust, &mut names);
        let outer = self.rng.u8(..8);
        let boxed = outermost(&rust);
        let counted = boxed.starts_with("Vec<") || boxed.starts_with("BTreeMap<") || TEXT_LEAVES.contains(&boxed);
        if counted && self.rng.u8(..3) == 0 {
            names.push("len");
        }
        match outer {
            0 | 1 => {
                rust = format!("Option<{rust}>");
                names.push(if outer == 0 { "omitempty" } else { "nullable" });
                if outer == 1 && self.rng.bool() {
                    names.push("default");
                }
            }
            2 => rust = format!("Patch<{rust}>"),
            3 | 4 if counted => names.push("omitempty"),
            3 | 4 if leaf == boxed && (leaf == "bool" || leaf == "f64" || is_integer(leaf)) => names.push("omitzero"),
            5 => names.push("default"),
            _ => {}
        }
        if self.rng.u8(..4) == 0 {
            names.push("alias");
        }
        let mut name = self.name(snake);
        if self.rng.u8(..10) == 0 {
            names.push("verbatim");
            name.insert(0, ['+', ' ', '"', 'é', '/'][self.rng.usize(..5)]);
        }
        let mut field = Field::new(&name, &rust, &names, Choice(self.rng.usize(..60)));
        if !snake && let Some(alias) = &mut field.alias {
            let camel = alias.replace("_was", "Was");
            for modifier in &mut field.modifiers {
                *modifier = modifier.replace(&*alias, &camel);
            }
            *alias = camel;
        }
        field
    }

    /// Adds what the leaf needs and may take; gives the leaf.
    fn leaf_modifiers(&mut self, rust: &str, names: &mut Vec<&'static str>) -> &'static str {
        let leaf = matrix::leaf(rust);
        let needs = matrix::leaf_needs(rust);
        if !needs.is_empty() {
            names.push(needs[self.rng.usize(..needs.len())]);
        } else if is_integer(leaf) && self.rng.u8(..5) == 0 {
            names.push("string");
        }
        if (leaf == "f64" || is_integer(leaf)) && self.rng.u8(..3) == 0 {
            names.push("range");
        }
        if leaf.starts_with("DateTime<") && self.rng.bool() {
            names.push("precision");
        }
        LEAVES.into_iter().find(|it| *it == leaf).unwrap_or("")
    }

    /// A type expression, without what only a field may have (`Option`, `Patch`).
    fn rust(&mut self, known: &[Type], level: &mut usize) -> String {
        let mut rust = match self.rng.u8(..10) {
            0..=5 => LEAVES[self.rng.usize(..LEAVES.len())].to_owned(),
            6 => TEXTS[self.rng.usize(..TEXTS.len())].to_owned(),
            _ => self.known(known, level),
        };
        for _ in 0..self.rng.usize(0..=3) {
            // A list of `u8` is bytes, and `Vec<u8>` is a leaf already.
            let bytes = matrix::leaf(&rust) == "u8" && !rust.starts_with("BTreeMap<");
            rust = match self.rng.u8(..8) {
                0 | 1 if !bytes => format!("Vec<{rust}>"),
                2 if !bytes => format!("[{rust}; {}]", self.rng.usize(0..=3)),
                3 => format!("BTreeMap<String, {rust}>"),
                4 => format!("BTreeMap<Sku, {rust}>"),
                5 => format!("Box<{rust}>"),
                6 => format!("Arc<{rust}>"),
                _ => rust,
            };
        }
        rust
    }

    fn known(&mut self, known: &[Type], level: &mut usize) -> String {
        let fit: Vec<&Type> = known.iter().filter(|it| it.level < DEEPEST && !it.ident.starts_with("Row")).collect();
        let picked = fit[self.rng.usize(..fit.len())];
        *level = (*level).max(picked.level + 1);
        let arguments: Vec<String> = picked
            .parameters
            .iter()
            .map(|_| {
                ["String", "bool", "Line", "Vec<Payment>", "Uuid", "Shade", "Chain"][self.rng.usize(..7)].to_owned()
            })
            .collect();
        if arguments.is_empty() { picked.ident.clone() } else { format!("{}<{}>", picked.ident, arguments.join(", ")) }
    }

    fn newtype(&mut self, known: &[Type], level: &mut usize) -> Field {
        let rust = self.rust(known, level);
        let mut names = Vec::new();
        self.leaf_modifiers(&rust, &mut names);
        Field::new("", &rust, &names, Choice(self.rng.usize(..60)))
    }

    fn word(&mut self, index: usize) -> String {
        let odd = ["up", "Down", "a b", "é", "42", "x\"y", "true", "+", "😀", "ok"][self.rng.usize(..10)];
        format!("{odd}{index}")
    }

    fn alias(&mut self, word: &str) -> Option<String> {
        (self.rng.u8(..4) == 0).then(|| format!("{word} (was)"))
    }

    fn words(&mut self) -> Body {
        let words = (0..self.rng.usize(1..=6)).map(|index| {
            let word = self.word(index);
            let alias = self.alias(&word);
            (word, alias)
        });
        let words = words.collect();
        Body::Words { open: self.rng.bool(), words }
    }

    fn tagged(&mut self, known: &[Type], level: &mut usize) -> Body {
        let snake = self.rng.bool();
        let variants = (0..self.rng.usize(1..=4)).map(|index| {
            let word = self.word(index);
            let alias = self.alias(&word);
            let unit = self.rng.u8(..4) == 0;
            let fields = (!unit).then(|| (0..self.rng.usize(0..=3)).map(|_| self.field(known, level, snake)).collect());
            Variant { word, alias, fields, recursive: false }
        });
        let variants = variants.collect();
        Body::Tagged { open: self.rng.bool(), tag: ["type", "kind", "t"][self.rng.usize(..3)].to_owned(), variants }
    }
}

const TEXT_LEAVES: [&str; 5] = ["String", "Box<str>", "Arc<str>", "Cow<'static, str>", "Vec<u8>"];

fn is_integer(leaf: &str) -> bool {
    leaf.starts_with(['i', 'u']) && leaf[1..].chars().all(|c| c.is_ascii_digit() || "size".contains(c))
}

/// The type without the boxes around it.
fn outermost(rust: &str) -> &str {
    let mut rust = rust;
    while rust != "Box<str>" && rust != "Arc<str>" {
        let inner = ["Box<", "Arc<"].iter().find_map(|open| rust.strip_prefix(open)?.strip_suffix('>'));
        let Some(inner) = inner else { break };
        rust = inner;
    }
    rust
}
