//! Documents made from a schema file alone: mostly valid, at the edges of what it says.
//!
//! Knows draft-07 as far as exported contracts use it. It does not prove what it makes: the validator judges.

use std::collections::HashMap;

use serde_json::{Map, Value};

use crate::document::Doc;
use crate::strings::Strings;

/// Beyond this depth the sampler takes the smallest way out.
const DEEP: usize = 7;

/// Tries at a string that fits pattern and length, before one that does not is taken.
const TRIES: usize = 24;

/// Makes documents for one schema file.
#[derive(Debug)]
pub struct Sampler<'a> {
    root: &'a Value,
    patterns: HashMap<String, Strings>,
}

impl<'a> Sampler<'a> {
    /// A sampler for the schema whose root is `root`.
    pub fn new(root: &'a Value) -> Self {
        Self { root, patterns: HashMap::new() }
    }

    /// One document.
    pub fn sample(&mut self, rng: &mut fastrand::Rng) -> Doc {
        let root = self.root;
        self.of(root, 0, rng)
    }

    fn of(&mut self, schema: &Value, depth: usize, rng: &mut fastrand::Rng) -> Doc {
        let Value::Object(schema) = self.resolve(schema) else { return anything(depth, rng) };
        let schema = self.flatten(schema, depth, rng);
        if let Some(Value::Array(values)) = schema.get("enum") {
            return literal(&values[rng.usize(..values.len())]);
        }
        if let Some(value) = schema.get("const") {
            return literal(value);
        }
        match kind(&schema, depth, rng) {
            Some("null") => Doc::Null,
            Some("boolean") => Doc::Bool(rng.bool()),
            Some("integer") => integer(&schema, rng),
            Some("number") => number(&schema, rng),
            Some("string") => Doc::Text(self.text(&schema, rng)),
            Some("array") => self.list(&schema, depth, rng),
            Some("object") => self.object(&schema, depth, rng),
            _ => anything(depth, rng),
        }
    }

    fn resolve<'s>(&self, schema: &'s Value) -> &'s Value
    where
        'a: 's,
    {
        let mut schema = schema;
        while let Some(Value::String(reference)) = schema.get("$ref") {
            let pointer = reference.strip_prefix('#').expect("exported references are local");
            schema = self.root.pointer(pointer).expect("exported references lead somewhere");
        }
        schema
    }

    /// The schema with one branch of its `anyOf`/`oneOf`, and all of its `allOf`, merged into it.
    fn flatten(&self, schema: &Map<String, Value>, depth: usize, rng: &mut fastrand::Rng) -> Map<String, Value> {
        let mut merged = schema.clone();
        let mut parts = Vec::new();
        if let Some(Value::Array(all)) = merged.remove("allOf") {
            parts.extend(all);
        }
        for keyword in ["anyOf", "oneOf"] {
            if let Some(Value::Array(mut branches)) = merged.remove(keyword) {
                if depth > DEEP {
                    branches.sort_by_key(|branch| self.resolve(branch).to_string().matches("$ref").count());
                    branches.truncate(1);
                }
                parts.push(branches.swap_remove(rng.usize(..branches.len())));
            }
        }
        for part in parts {
            let Value::Object(part) = self.resolve(&part).clone() else { continue };
            for (keyword, value) in self.flatten(&part, depth, rng) {
                merge(&mut merged, keyword, value);
            }
        }
        merged
    }

    fn text(&mut self, schema: &Map<String, Value>, rng: &mut fastrand::Rng) -> String {
        let min = bound(schema, "minLength").unwrap_or(0);
        let max = bound(schema, "maxLength");
        let patterns: Vec<&str> = match schema.get("pattern") {
            Some(Value::String(pattern)) => vec![pattern],
            Some(Value::Array(patterns)) => patterns.iter().filter_map(Value::as_str).collect(),
            _ => return free_text(min, max, rng),
        };
        let wish = max.or((min > 0).then_some(min + 4)).map(|length| u32::try_from(length).unwrap_or(u32::MAX));
        let mut last = String::new();
        for _ in 0..TRIES {
            let pattern = patterns[rng.usize(..patterns.len())];
            let strings = self
                .patterns
                .entry(pattern.to_owned())
                .or_insert_with(|| Strings::new(pattern).unwrap_or_else(|error| panic!("pattern {pattern}: {error}")));
            last = strings.sample(rng, wish.map(|wish| wish / 4 + 1));
            let length = last.chars().count();
            if length >= min && max.is_none_or(|max| length <= max) {
                break;
            }
        }
        last
    }

    fn list(&mut self, schema: &Map<String, Value>, depth: usize, rng: &mut fastrand::Rng) -> Doc {
        let length = length(schema, "minItems", "maxItems", depth, rng);
        let items = schema.get("items").cloned().unwrap_or_else(|| Value::Object(Map::new()));
        Doc::List((0..length).map(|_| self.of(&items, depth + 1, rng)).collect())
    }

    fn object(&mut self, schema: &Map<String, Value>, depth: usize, rng: &mut fastrand::Rng) -> Doc {
        let required: Vec<&str> = match schema.get("required") {
            Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).collect(),
            _ => Vec::new(),
        };
        let mut members = Vec::new();
        let eager = rng.u8(..4);
        if let Some(Value::Object(properties)) = schema.get("properties") {
            for (name, property) in properties {
                if required.contains(&name.as_str()) || (depth < DEEP && rng.u8(..4) < eager) {
                    members.push((name.clone(), self.of(property, depth + 1, rng)));
                }
            }
        }
        let rest = schema.get("additionalProperties");
        let extra = match rest {
            Some(Value::Bool(false)) => 0,
            Some(Value::Object(_)) => length(schema, "minProperties", "maxProperties", depth, rng),
            _ if rng.u8(..3) == 0 => rng.usize(1..4),
            _ => 0,
        };
        for _ in 0..extra {
            let name = free_text(0, Some(8), rng);
            if members.iter().all(|(known, _)| *known != name) {
                let value = match rest {
                    Some(rest @ Value::Object(_)) => self.of(rest, depth + 1, rng),
                    _ => anything(depth + 1, rng),
                };
                members.push((name, value));
            }
        }
        Doc::Object(members)
    }
}

/// Which type the value gets; `None`: the schema does not say.
fn kind<'s>(schema: &'s Map<String, Value>, depth: usize, rng: &mut fastrand::Rng) -> Option<&'s str> {
    match schema.get("type") {
        Some(Value::String(kind)) => Some(kind),
        Some(Value::Array(kinds)) if depth > DEEP => {
            kinds.iter().filter_map(Value::as_str).max_by_key(|kind| *kind == "null")
        }
        Some(Value::Array(kinds)) => kinds[rng.usize(..kinds.len())].as_str(),
        _ if schema.contains_key("properties") => Some("object"),
        _ if schema.contains_key("pattern") => Some("string"),
        _ => None,
    }
}

/// Adds a keyword of a branch; of two lower bounds the higher stays, and so on.
fn merge(into: &mut Map<String, Value>, keyword: String, value: Value) {
    let Some(old) = into.get(&keyword).cloned() else {
        into.insert(keyword, value);
        return;
    };
    let merged = match (keyword.as_str(), old, value) {
        ("minLength" | "minItems" | "minProperties" | "minimum", old, new) => larger(old, new, true),
        ("maxLength" | "maxItems" | "maxProperties" | "maximum", old, new) => larger(old, new, false),
        ("properties", Value::Object(mut old), Value::Object(new)) => {
            old.extend(new);
            Value::Object(old)
        }
        ("required", Value::Array(mut old), Value::Array(new)) => {
            old.extend(new);
            Value::Array(old)
        }
        // The narrower pattern of a branch is tried beside the wide one; the length decides which fits.
        ("pattern", old, new) => Value::Array(vec![new.clone(), new, old]),
        (_, _, new) => new,
    };
    into.insert(keyword, merged);
}

fn larger(old: Value, new: Value, want_larger: bool) -> Value {
    let old_wins = old.as_f64() >= new.as_f64();
    if old_wins == want_larger { old } else { new }
}

fn bound(schema: &Map<String, Value>, keyword: &str) -> Option<usize> {
    schema.get(keyword).and_then(Value::as_f64).map(|bound| bound as usize)
}

fn length(schema: &Map<String, Value>, min: &str, max: &str, depth: usize, rng: &mut fastrand::Rng) -> usize {
    let min = bound(schema, min).unwrap_or(0);
    let roomy = min + if depth > DEEP { 0 } else { 4 };
    let max = bound(schema, max).unwrap_or(roomy).clamp(min, min + 40);
    match rng.u8(..4) {
        _ if depth > DEEP => min,
        0 => min,
        1 if max <= roomy => max,
        2 if max > roomy => max,
        _ => rng.usize(min..=max.min(roomy)),
    }
}

fn literal(value: &Value) -> Doc {
    match value {
        Value::Null => Doc::Null,
        Value::Bool(value) => Doc::Bool(*value),
        Value::Number(value) => Doc::Number(value.to_string()),
        Value::String(text) => Doc::Text(text.clone()),
        Value::Array(items) => Doc::List(items.iter().map(literal).collect()),
        Value::Object(members) => {
            Doc::Object(members.iter().map(|(key, value)| (key.clone(), literal(value))).collect())
        }
    }
}

fn integer(schema: &Map<String, Value>, rng: &mut fastrand::Rng) -> Doc {
    let end = |keyword| schema.get(keyword).and_then(Value::as_f64);
    let min = end("minimum").map_or(-(1 << 60), |bound| bound as i64);
    let max = end("maximum").map_or(1 << 60, |bound| bound as i64);
    let near = |rng: &mut fastrand::Rng| rng.i64(-3..=3).clamp(min, max.max(min));
    let value = match rng.u8(..6) {
        0 => min,
        1 => max,
        2 => near(rng),
        _ if min <= max => rng.i64(min..=max),
        _ => min,
    };
    Doc::Number(value.to_string())
}

fn number(schema: &Map<String, Value>, rng: &mut fastrand::Rng) -> Doc {
    let end = |keyword| schema.get(keyword).and_then(Value::as_f64);
    let min = end("minimum").or(end("exclusiveMinimum"));
    let max = end("maximum").or(end("exclusiveMaximum"));
    let value = match (rng.u8(..6), min, max) {
        (0, Some(min), _) => min,
        (1, _, Some(max)) => max,
        (2, ..) => 0.0,
        (3, ..) => f64::from(rng.i32(-9..=9)),
        (_, Some(min), Some(max)) => min + rng.f64() * (max - min),
        _ => return Doc::Number(wild_number(rng)),
    };
    Doc::Number(value.to_string())
}

/// A number's text, at the edges of f64 and of the integers.
pub fn wild_number(rng: &mut fastrand::Rng) -> String {
    const EDGES: [&str; 34] = [
        "0",
        "-0",
        "1",
        "-1",
        "1.5",
        "0.1",
        "1e21",
        "1e-7",
        "5e-324",
        "1.7976931348623157e308",
        "2.2250738585072014e-308",
        "127",
        "128",
        "-128",
        "-129",
        "255",
        "256",
        "32767",
        "32768",
        "65535",
        "65536",
        "2147483647",
        "2147483648",
        "-2147483648",
        "-2147483649",
        "4294967295",
        "4294967296",
        "9007199254740991",
        "9007199254740992",
        "-9007199254740992",
        "9007199254740993",
        "9223372036854775807",
        "18446744073709551616",
        "1e-400",
    ];
    match rng.u8(..3) {
        0 => format!("{:?}", f64::from_bits(rng.u64(..) & !(1 << 62))),
        1 => format!("{}.{:03}", rng.i32(-999..999), rng.u16(..999)),
        _ => EDGES[rng.usize(..EDGES.len())].to_owned(),
    }
}

/// A string without a pattern.
pub fn free_text(min: usize, max: Option<usize>, rng: &mut fastrand::Rng) -> String {
    const PARTS: [&str; 20] = [
        "a",
        "Z",
        "0",
        " ",
        "\"",
        "\\",
        "/",
        "\u{8}",
        "\n",
        "\u{1f}",
        "\u{7f}",
        "é",
        "ß",
        "日",
        "😀",
        "\u{2028}",
        "{",
        "null",
        "+5",
        "\u{10ffff}",
    ];
    let most = max.unwrap_or(min + 12).min(min + 80);
    let length = match rng.u8(..4) {
        0 => min,
        1 => most,
        _ => rng.usize(min..=most),
    };
    let plain = rng.bool();
    let mut text = String::new();
    while text.chars().count() < length {
        let part = if plain { "abcdefgh" } else { PARTS[rng.usize(..PARTS.len())] };
        let start = rng.usize(..part.chars().count());
        text.extend(part.chars().skip(start).take(length - text.chars().count()));
    }
    text
}

/// Any value, for members that nobody knows.
pub fn anything(depth: usize, rng: &mut fastrand::Rng) -> Doc {
    match rng.u8(..if depth > DEEP { 5 } else { 7 }) {
        0 => Doc::Null,
        1 => Doc::Bool(rng.bool()),
        2 | 3 => Doc::Number(wild_number(rng)),
        4 => Doc::Text(free_text(0, Some(12), rng)),
        5 => Doc::List((0..rng.usize(..4)).map(|_| anything(depth + 1, rng)).collect()),
        _ => {
            let mut members: Vec<(String, Doc)> = Vec::new();
            for _ in 0..rng.usize(..4) {
                let name = free_text(0, Some(5), rng);
                if members.iter().all(|(known, _)| *known != name) {
                    members.push((name, anything(depth + 1, rng)));
                }
            }
            Doc::Object(members)
        }
    }
}
