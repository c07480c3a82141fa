//! A small world: random draft-07 schemas that speak of few things, and every value of few bytes.

use fastrand::Rng;
use serde_json::{Map, Value, json};

/// Every value whose compact text has at most `bytes` bytes, over the characters `{}[]:,"01ab-.` (in strings only
/// `01ab-.`) and the three words, in the order of length and then of bytes. A number has one text, the one that a writer
/// gives it.
#[must_use]
pub fn values(bytes: usize) -> Vec<(String, Value)> {
    let mut by_length: Vec<Vec<String>> = vec![Vec::new(); bytes + 1];
    for length in 1..=bytes {
        let mut texts: Vec<String> = ["null", "true", "false"].map(str::to_owned).into();
        texts.retain(|word| word.len() == length);
        texts.extend(numbers(length));
        texts.extend(strings(length));
        texts.extend(sequences(&by_length, length, 2, 8).into_iter().map(|items| format!("[{items}]")));
        texts.extend(members(&by_length, length));
        by_length[length] = texts;
    }
    let mut values: Vec<(String, Value)> = by_length
        .into_iter()
        .flatten()
        .map(|text| {
            let value = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{text}: {error}"));
            (text, value)
        })
        .collect();
    values.sort_by(|(a, _), (b, _)| (a.len(), a).cmp(&(b.len(), b)));
    values
}

fn words(alphabet: &str, length: usize) -> Vec<String> {
    let mut words = vec![String::new()];
    for _ in 0..length {
        words = words.iter().flat_map(|word| alphabet.chars().map(move |next| format!("{word}{next}"))).collect();
    }
    words
}

/// Texts that serde_json would write for the number they are.
fn numbers(length: usize) -> Vec<String> {
    let is_own = |text: &String| {
        let Ok(value) = serde_json::from_str::<Value>(text) else { return false };
        value.is_number()
            && serde_json::to_string(&value).is_ok_and(|own| own == *text)
            && text != "-0.0"
            && text != "-0"
            && !text.ends_with(".0")
    };
    words("01-.", length).into_iter().filter(is_own).collect()
}

fn strings(length: usize) -> Vec<String> {
    if length < 2 {
        return Vec::new();
    }
    words("01ab-.", length - 2).into_iter().map(|inner| format!("\"{inner}\"")).collect()
}

/// Values with commas between them, so that `around` more bytes make `length`.
fn sequences(by_length: &[Vec<String>], length: usize, around: usize, most: usize) -> Vec<String> {
    let Some(inner) = length.checked_sub(around) else { return Vec::new() };
    let mut done = if inner == 0 { vec![String::new()] } else { Vec::new() };
    if most == 0 {
        return done;
    }
    for first in 1..=inner {
        for item in &by_length[first] {
            if first == inner {
                done.push(item.clone());
            } else if inner > first + 1 {
                let rest = sequences(by_length, inner - first - 1, 0, most - 1);
                done.extend(rest.into_iter().filter(|rest| !rest.is_empty()).map(|rest| format!("{item},{rest}")));
            }
        }
    }
    done
}

/// Objects of no or one member; two do not fit into a small text.
fn members(by_length: &[Vec<String>], length: usize) -> Vec<String> {
    assert!(length < 13, "two members would fit");
    if length == 2 {
        return vec!["{}".to_owned()];
    }
    let mut done = Vec::new();
    for name in 2..length.saturating_sub(3) {
        for name in strings(name) {
            for value in &by_length[length - 3 - name.len()] {
                done.push(format!("{{{name}:{value}}}"));
            }
        }
    }
    done
}

/// A random draft-07 schema of few keywords, at most `depth` schemas deep, that may refer to itself.
#[must_use]
pub fn schema(rng: &mut Rng, depth: usize) -> Value {
    let mut root = match part(rng, depth) {
        Value::Object(root) => root,
        other => Map::from_iter([("allOf".to_owned(), json!([other]))]),
    };
    if root.contains_key("$ref") {
        root = Map::new();
    }
    root.insert("definitions".to_owned(), json!({"d": part(rng, depth.min(2))}));
    Value::Object(root)
}

fn part(rng: &mut Rng, depth: usize) -> Value {
    if depth == 0 || rng.u8(..20) == 0 {
        return match rng.u8(..6) {
            0 => json!(true),
            1 => json!(false),
            2 => json!({"const": scalar(rng)}),
            _ => json!({"type": kind(rng)}),
        };
    }
    let mut keywords = Map::new();
    if rng.u8(..4) > 0 {
        let kinds = if rng.u8(..3) == 0 { json!(distinct(rng, kind)) } else { json!(kind(rng)) };
        keywords.insert("type".to_owned(), kinds);
    }
    for _ in 0..=rng.usize(..3) {
        let (keyword, value) = keyword(rng, depth - 1);
        keywords.insert(keyword.to_owned(), value);
    }
    Value::Object(keywords)
}

fn distinct<T: PartialEq>(rng: &mut Rng, make: impl Fn(&mut Rng) -> T) -> Vec<T> {
    let mut found = Vec::new();
    for _ in 0..=rng.usize(..3) {
        let next = make(rng);
        if !found.contains(&next) {
            found.push(next);
        }
    }
    found
}

fn kind(rng: &mut Rng) -> &'static str {
    rng.choice(["null", "boolean", "integer", "number", "string", "array", "object"]).unwrap_or("null")
}

fn scalar(rng: &mut Rng) -> Value {
    let values = [
        json!(null),
        json!(true),
        json!(false),
        json!(0),
        json!(1),
        json!(-1),
        json!(10),
        json!(0.1),
        json!(1.1),
        json!(""),
        json!("a"),
        json!("b"),
        json!("ab"),
        json!("0"),
        json!([]),
        json!({}),
        json!([0]),
        json!({"a": 1}),
    ];
    rng.choice(values).unwrap_or_default()
}

fn pattern(rng: &mut Rng) -> &'static str {
    rng.choice(["^a", "b$", "^[01]*$", "a.b", "^-?1", "^(a|b)+$", "0", "^$", "^.?$"]).unwrap_or("^a")
}

fn number(rng: &mut Rng) -> Value {
    rng.choice([json!(-1), json!(0), json!(1), json!(10), json!(0.1), json!(1.1), json!(-10)]).unwrap_or_default()
}

fn name(rng: &mut Rng) -> &'static str {
    rng.choice(["a", "b", ""]).unwrap_or("a")
}

fn keyword(rng: &mut Rng, depth: usize) -> (&'static str, Value) {
    let small = |rng: &mut Rng| json!(rng.u8(..3));
    match rng.u8(..32) {
        0 => ("enum", json!(distinct(rng, scalar))),
        1 => ("const", scalar(rng)),
        2 => ("minimum", number(rng)),
        3 => ("maximum", number(rng)),
        4 => ("exclusiveMinimum", number(rng)),
        5 => ("exclusiveMaximum", number(rng)),
        6 => ("multipleOf", rng.choice([json!(2), json!(5), json!(0.5), json!(0.1)]).unwrap_or_default()),
        7 => ("minLength", small(rng)),
        8 => ("maxLength", small(rng)),
        9 => ("pattern", json!(pattern(rng))),
        10 => ("items", part(rng, depth)),
        11 => ("items", json!([part(rng, depth), part(rng, depth)])),
        12 => ("additionalItems", part(rng, depth)),
        13 => ("minItems", small(rng)),
        14 => ("maxItems", small(rng)),
        15 => ("uniqueItems", json!(true)),
        16 => ("contains", part(rng, depth)),
        17 | 18 => ("properties", json!({name(rng): part(rng, depth), name(rng): part(rng, depth)})),
        19 => ("required", json!(distinct(rng, name))),
        20 => ("additionalProperties", part(rng, depth)),
        21 => ("patternProperties", json!({pattern(rng): part(rng, depth)})),
        22 => ("minProperties", small(rng)),
        23 => ("maxProperties", small(rng)),
        24 => ("propertyNames", json!({"pattern": pattern(rng)})),
        25 => ("allOf", json!([part(rng, depth), part(rng, depth)])),
        26 => ("anyOf", json!([part(rng, depth), part(rng, depth)])),
        27 => ("oneOf", json!([part(rng, depth), part(rng, depth)])),
        28 => ("not", part(rng, depth)),
        29 => ("if", part(rng, depth)),
        30 => ("then", part(rng, depth)),
        // Inside of a value only, so that no reference turns in a circle.
        _ => ("properties", json!({name(rng): {"$ref": if rng.bool() { "#" } else { "#/definitions/d" }}})),
    }
}
