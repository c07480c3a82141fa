//! Whether a value is in the set that an expression says.
//!
//! It is a second reading of the expressions, independent of the solvers: it looks at one value at a time.

use serde_json::{Map, Number, Value};

use super::number::{Decimal, number_meets};
use super::pattern::Patterns;
use super::schema::{Arrays, Expr, ExprId, Kinds, Leaf, Numbers, Objects, Schemas};
use super::text::text_meets;

/// Whether the value is in the set; none where that hangs on something that is not decided.
pub(crate) fn satisfies(schemas: &Schemas, patterns: &Patterns, value: &Value, id: ExprId) -> Option<bool> {
    let holds = |id: &ExprId| satisfies(schemas, patterns, value, *id);
    match schemas.get(id) {
        Expr::Everything => Some(true),
        Expr::Nothing => Some(false),
        Expr::All(parts) => all(parts.iter().map(holds)),
        Expr::Any(parts) => any(parts.iter().map(holds)),
        Expr::One(parts) => {
            let (mut held, mut open) = (0, false);
            for part in parts {
                match holds(part) {
                    Some(holds) => held += usize::from(holds),
                    None => open = true,
                }
            }
            if held > 1 {
                Some(false)
            } else if open {
                None
            } else {
                Some(held == 1)
            }
        }
        Expr::Not(part) => holds(part).map(|holds| !holds),
        Expr::Same(part) => holds(part),
        Expr::Leaf(leaf) => in_leaf(schemas, patterns, value, leaf),
        Expr::Unknown(_) => None,
    }
}

/// [`satisfies`] for a string: the name of a member.
pub(crate) fn text_in(schemas: &Schemas, patterns: &Patterns, id: ExprId, text: &str) -> Option<bool> {
    satisfies(schemas, patterns, &Value::from(text), id)
}

fn in_leaf(schemas: &Schemas, patterns: &Patterns, value: &Value, leaf: &Leaf) -> Option<bool> {
    if !leaf.kinds.has(kind(value)) {
        return Some(false);
    }
    match value {
        Value::Null | Value::Bool(_) => Some(true),
        Value::Number(number) => in_numbers(&leaf.numbers, number),
        Value::String(text) => text_meets(patterns, &leaf.texts, text),
        Value::Array(items) => in_arrays(schemas, patterns, &leaf.arrays, items),
        Value::Object(members) => in_objects(schemas, patterns, &leaf.objects, members),
    }
}

/// The kind of a value.
pub(crate) fn kind(value: &Value) -> Kinds {
    match value {
        Value::Null => Kinds::NULL,
        Value::Bool(false) => Kinds::FALSE,
        Value::Bool(true) => Kinds::TRUE,
        Value::Number(_) => Kinds::NUMBER,
        Value::String(_) => Kinds::TEXT,
        Value::Array(_) => Kinds::ARRAY,
        Value::Object(_) => Kinds::OBJECT,
    }
}

fn in_numbers(numbers: &Numbers, number: &Number) -> Option<bool> {
    match Decimal::parse(&number.to_string()) {
        Some(value) => Some(number_meets(numbers, value)),
        None => (*numbers == Numbers::default()).then_some(true),
    }
}

fn in_arrays(schemas: &Schemas, patterns: &Patterns, arrays: &Arrays, items: &[Value]) -> Option<bool> {
    let length = items.len() as u64;
    let counts = arrays.min <= length && arrays.max.is_none_or(|max| length <= max);
    let differ = || {
        !arrays.unique || items.iter().enumerate().all(|(at, item)| !items[..at].iter().any(|other| same(item, other)))
    };
    if !counts || !differ() {
        return Some(false);
    }
    let expected = |at: usize| arrays.prefix.get(at).copied().unwrap_or(arrays.rest);
    all(items.iter().enumerate().map(|(at, item)| satisfies(schemas, patterns, item, expected(at))))
}

fn in_objects(schemas: &Schemas, patterns: &Patterns, objects: &Objects, members: &Map<String, Value>) -> Option<bool> {
    let count = members.len() as u64;
    let counts = objects.min <= count && objects.max.is_none_or(|max| count <= max);
    if !counts || !objects.required.iter().all(|name| members.contains_key(name)) {
        return Some(false);
    }
    all(members.iter().map(|(name, member)| {
        let is_named = text_in(schemas, patterns, objects.names, name);
        all([is_named, in_member(schemas, patterns, objects, name, member)].into_iter())
    }))
}

fn in_member(schemas: &Schemas, patterns: &Patterns, objects: &Objects, name: &str, member: &Value) -> Option<bool> {
    let holds = |id: ExprId| satisfies(schemas, patterns, member, id);
    let property = objects.index.get(name).map(|at| objects.properties[*at].1);
    let matches: Vec<_> =
        objects.patterns.iter().map(|(pattern, id)| (patterns.matches(*pattern, name), *id)).collect();
    let is_other =
        if property.is_some() { Some(false) } else { any(matches.iter().map(|(is, _)| *is)).map(|any| !any) };
    let named = property.into_iter().map(|id| (Some(true), id));
    let conditions = named.chain(matches).chain([(is_other, objects.rest)]);
    // What applies has to hold.
    all(conditions.map(|(applies, id)| {
        if applies == Some(false) { Some(true) } else { any([applies.map(|is| !is), holds(id)].into_iter()) }
    }))
}

fn all(mut parts: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    let mut open = false;
    let is_refused = parts.any(|part| {
        open |= part.is_none();
        part == Some(false)
    });
    if is_refused { Some(false) } else { (!open).then_some(true) }
}

fn any(parts: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    all(parts.map(|part| part.map(|holds| !holds))).map(|refused| !refused)
}

/// Whether two values are equal in JSON Schema: numbers by value, objects whatever their order.
pub(crate) fn same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Number(one), Value::Number(other)) => {
            match (Decimal::parse(&one.to_string()), Decimal::parse(&other.to_string())) {
                (Some(one), Some(other)) => one == other,
                _ => one == other,
            }
        }
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same(one, other))
        }
        (Value::Object(one), Value::Object(other)) => {
            one.len() == other.len()
                && one.iter().all(|(name, one)| other.get(name).is_some_and(|other| same(one, other)))
        }
        _ => one == other,
    }
}
