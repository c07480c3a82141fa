//! Why a value is refused: a walk over the reader's expression and the value side by side. Each thing that is wrong comes
//! with what would put it right in the reader (`heal`), so that the next break can be looked for behind it.
//!
//! It leaves out which of several alternatives was meant (`meant`).

use serde_json::{Map, Value};

use super::evaluate::{kind, same, satisfies, text_in};
use super::heal::Heal;
use super::members::effective;
use super::number::{Decimal, number_meets};
use super::pattern::Patterns;
use super::schema::{Arrays, Expr, ExprId, Kinds, Leaf, Numbers, Objects, Schemas, Texts};
use super::text::text_meets;
use super::verdict::FaultKind;

/// One thing that is wrong with a value.
#[derive(Debug, Clone)]
pub(crate) struct Refusal {
    /// JSON Pointer to the value.
    pub(crate) pointer: String,
    pub(crate) kind: FaultKind,
    /// The reader's expression that says so.
    pub(crate) expr: ExprId,
    /// The keywords that may say so, the likeliest first.
    pub(crate) keywords: Vec<String>,
    /// What puts it right.
    pub(crate) heal: Vec<Heal>,
}

/// A value in a document, and the expression that it should be in.
#[derive(Debug, Clone, Copy)]
pub(super) struct At<'a> {
    pub(super) value: &'a Value,
    pub(super) pointer: &'a str,
    pub(super) expr: ExprId,
}

/// The walk.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Explainer<'a> {
    pub(crate) schemas: &'a Schemas,
    pub(crate) patterns: &'a Patterns,
}

impl Explainer<'_> {
    /// Everything that is wrong with a document. Nothing: it is in the expression, or that cannot be decided.
    pub(crate) fn refusals(&self, document: &Value, expr: ExprId) -> Vec<Refusal> {
        self.at(At { value: document, pointer: "", expr })
    }

    pub(super) fn holds(&self, value: &Value, expr: ExprId) -> bool {
        satisfies(self.schemas, self.patterns, value, expr) == Some(true)
    }

    pub(super) fn at(&self, mut at: At<'_>) -> Vec<Refusal> {
        at.expr = self.schemas.resolve(at.expr);
        match self.schemas.get(at.expr) {
            Expr::Everything | Expr::Unknown(_) | Expr::Same(_) => Vec::new(),
            Expr::Nothing => vec![at.refusal(FaultKind::Excluded, &[], Vec::new())],
            Expr::All(parts) => {
                let mut found: Vec<Refusal> = parts.iter().flat_map(|part| self.at(At { expr: *part, ..at })).collect();
                for refusal in found.iter_mut().filter(|refusal| refusal.expr == Schemas::NOTHING) {
                    (refusal.expr, refusal.heal) = (at.expr, vec![Heal::Everything(at.expr)]);
                }
                found
            }
            Expr::Any(parts) => self.alternatives(at, parts, false),
            Expr::One(parts) => self.alternatives(at, parts, true),
            Expr::Not(inner) if self.holds(at.value, *inner) => {
                vec![at.refusal(FaultKind::Excluded, &["not"], vec![Heal::Everything(at.expr)])]
            }
            Expr::Not(_) => Vec::new(),
            Expr::Leaf(leaf) => self.leaf(at, leaf),
        }
    }

    fn leaf(&self, at: At<'_>, leaf: &Leaf) -> Vec<Refusal> {
        let kinds = kind(at.value);
        if !leaf.kinds.has(kinds) {
            let fault = if at.value.is_boolean() && leaf.kinds.has(Kinds::TRUE.or(Kinds::FALSE)) {
                FaultKind::NotInSet
            } else {
                FaultKind::WrongKind { expected: words(leaf), found: word(at.value) }
            };
            return vec![at.refusal(fault, &["type", "const", "enum"], vec![Heal::Kinds(at.expr, kinds)])];
        }
        match at.value {
            Value::Null | Value::Bool(_) => Vec::new(),
            Value::Number(number) => numbers(at, &leaf.numbers, Decimal::parse(&number.to_string())),
            Value::String(text) => self.texts(at, &leaf.texts, text),
            Value::Array(items) => self.arrays(at, &leaf.arrays, items),
            Value::Object(members) => self.objects(at, &leaf.objects, members),
        }
    }

    fn texts(&self, at: At<'_>, texts: &Texts, text: &str) -> Vec<Refusal> {
        let none = Texts::default;
        let mut found = Vec::new();
        let mut check = |part: Texts, fault: FaultKind, keywords: &[&str], heal: Heal| {
            if text_meets(self.patterns, &part, text) == Some(false) {
                found.push(at.refusal(fault, keywords, vec![heal]));
            }
        };
        if let Some(set) = &texts.set {
            let heal = Heal::TextSet(at.expr, text.to_owned());
            check(Texts { set: Some(set.clone()), ..none() }, FaultKind::NotInSet, &["const", "enum"], heal);
        }
        check(Texts { min: texts.min, ..none() }, FaultKind::TextLength, &["minLength"], Heal::TextMin(at.expr));
        check(Texts { max: texts.max, ..none() }, FaultKind::TextLength, &["maxLength"], Heal::TextMax(at.expr));
        for format in &texts.formats {
            let keyword = if format == "base64" { "contentEncoding" } else { "format" };
            let part = Texts { formats: [format.clone()].into(), ..none() };
            let fault = FaultKind::Format { name: format.clone() };
            check(part, fault, &[keyword], Heal::Format(at.expr, format.clone()));
        }
        for pattern in &texts.patterns {
            let part = Texts { patterns: vec![*pattern], ..none() };
            check(part, FaultKind::Pattern, &["pattern"], Heal::Pattern(at.expr, *pattern));
        }
        found
    }

    fn arrays(&self, at: At<'_>, arrays: &Arrays, items: &[Value]) -> Vec<Refusal> {
        let mut found = Vec::new();
        let length = items.len() as u64;
        if length < arrays.min {
            found.push(at.refusal(FaultKind::TooFewItems, &["minItems"], vec![Heal::ItemsMin(at.expr)]));
        }
        if arrays.max.is_some_and(|max| length > max) {
            found.push(at.refusal(FaultKind::TooManyItems, &["maxItems"], vec![Heal::ItemsMax(at.expr)]));
        }
        let repeats = |(index, item)| items[..index].iter().any(|other| same(item, other));
        if arrays.unique && items.iter().enumerate().any(repeats) {
            found.push(at.refusal(FaultKind::NotUnique, &["uniqueItems"], vec![Heal::Unique(at.expr)]));
        }
        for (index, item) in items.iter().enumerate() {
            let expr = arrays.prefix.get(index).copied().unwrap_or(arrays.rest);
            if self.schemas.resolve(expr) == Schemas::NOTHING {
                let keywords = ["additionalItems", "items", "prefixItems"];
                found.push(at.refusal(FaultKind::TooManyItems, &keywords, vec![Heal::Item(at.expr, index)]));
                continue;
            }
            let pointer = format!("{}/{index}", at.pointer);
            found.extend(self.at(At { value: item, pointer: &pointer, expr }));
        }
        found
    }

    fn objects(&self, at: At<'_>, objects: &Objects, members: &Map<String, Value>) -> Vec<Refusal> {
        let mut found = Vec::new();
        for name in objects.required.iter().filter(|name| !members.contains_key(*name)) {
            let fault = FaultKind::MissingMember { name: name.clone() };
            let heal = vec![Heal::Required(at.expr, name.clone())];
            found.push(at.refusal(fault, &["required", "dependentRequired", "dependencies"], heal));
        }
        let count = members.len() as u64;
        if count < objects.min {
            found.push(at.refusal(FaultKind::MemberCount, &["minProperties"], vec![Heal::MembersMin(at.expr)]));
        }
        if objects.max.is_some_and(|max| count > max) {
            found.push(at.refusal(FaultKind::MemberCount, &["maxProperties"], vec![Heal::MembersMax(at.expr)]));
        }
        for (name, member) in members {
            if text_in(self.schemas, self.patterns, objects.names, name) == Some(false) {
                let fault = FaultKind::MemberName { name: name.clone() };
                found.push(at.refusal(fault, &["propertyNames"], vec![Heal::Names(at.expr)]));
            }
            let exprs = effective(self.patterns, objects, name).unwrap_or_default();
            if exprs.iter().any(|expr| self.schemas.resolve(*expr) == Schemas::NOTHING) {
                let fault = FaultKind::UnexpectedMember { name: name.clone() };
                let property = format!("properties/{}", escaped(name));
                let keywords = [&property, "additionalProperties", "unevaluatedProperties"];
                found.push(at.refusal(fault, &keywords, vec![Heal::Member(at.expr, name.clone())]));
                continue;
            }
            let pointer = format!("{}/{}", at.pointer, escaped(name));
            found.extend(exprs.iter().flat_map(|expr| self.at(At { value: member, pointer: &pointer, expr: *expr })));
        }
        found
    }
}

impl At<'_> {
    pub(super) fn refusal(&self, kind: FaultKind, keywords: &[&str], heal: Vec<Heal>) -> Refusal {
        Refusal {
            pointer: self.pointer.to_owned(),
            kind,
            expr: self.expr,
            keywords: keywords.iter().map(|&keyword| keyword.to_owned()).collect(),
            heal,
        }
    }
}

fn numbers(at: At<'_>, numbers: &Numbers, value: Option<Decimal>) -> Vec<Refusal> {
    let Some(value) = value else { return Vec::new() };
    let none = Numbers::default;
    let mut found = Vec::new();
    let mut check = |part: Numbers, fault: FaultKind, keywords: &[&str], heal: Heal| {
        if !number_meets(&part, value) {
            found.push(at.refusal(fault, keywords, vec![heal]));
        }
    };
    if let Some(set) = &numbers.set {
        let part = Numbers { set: Some(set.clone()), ..none() };
        check(part, FaultKind::NotInSet, &["const", "enum"], Heal::NumberSet(at.expr, value));
    }
    check(Numbers { integer: numbers.integer, ..none() }, FaultKind::NotInteger, &["type"], Heal::Integer(at.expr));
    let (min, max) = (numbers.min, numbers.max);
    let keywords = ["minimum", "exclusiveMinimum"];
    check(Numbers { min, ..none() }, FaultKind::OutOfRange, &keywords, Heal::NumberMin(at.expr));
    let keywords = ["maximum", "exclusiveMaximum"];
    check(Numbers { max, ..none() }, FaultKind::OutOfRange, &keywords, Heal::NumberMax(at.expr));
    for divisor in &numbers.multiple_of {
        let part = Numbers { multiple_of: vec![*divisor], ..none() };
        check(part, FaultKind::NotAMultiple, &["multipleOf"], Heal::Multiple(at.expr, *divisor));
    }
    found
}

/// A member's name in a JSON Pointer (RFC 6901).
pub(crate) fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

/// What a leaf takes, in JSON Schema's words.
pub(super) fn words(leaf: &Leaf) -> Vec<&'static str> {
    let number = if leaf.numbers.integer { "integer" } else { "number" };
    let named = [
        (Kinds::NULL, "null"),
        (Kinds::TRUE.or(Kinds::FALSE), "boolean"),
        (Kinds::NUMBER, number),
        (Kinds::TEXT, "string"),
        (Kinds::ARRAY, "array"),
        (Kinds::OBJECT, "object"),
    ];
    named.into_iter().filter(|(kinds, _)| leaf.kinds.has(*kinds)).map(|(_, word)| word).collect()
}

/// What a value is, in JSON Schema's words.
pub(super) fn word(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(number) if Decimal::parse(&number.to_string()).is_some_and(Decimal::is_integer) => "integer",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}
