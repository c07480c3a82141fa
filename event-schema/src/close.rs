//! `close`: the writer's side of an open contract. A record emits only its own members, so in what it writes every other
//! member is excluded. Exported files do not say so themselves, since consumers must ignore what they do not know.
//!
//! An object's members may be spread over a `$ref`, its siblings, `allOf`, `then`, branches of `anyOf` and `oneOf`; each
//! of these closed on its own would exclude the members of the others, the tag of a tagged variant first of all. So an
//! object is closed at its place of use, over the members of all its parts. Conditions (`not`, `if`) stay as they are:
//! closing them would let more through.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

/// Where in the closed document the open one is kept for the references of conditions.
const OPEN: &str = "open~contract";

/// The document with `additionalProperties: false` at every object that has `properties` and does not state
/// `additionalProperties` (or `unevaluatedProperties`) itself.
///
/// Takes any draft-07 document. There the siblings of a `$ref` are ignored; a document whose `$schema` is of a later
/// draft has them merged. References into the document are followed; an object with a part elsewhere stays open, since
/// its members are not known.
///
/// # Examples
/// ```
/// use serde_json::json;
///
/// let open = json!({"type": "object", "properties": {"a": {"properties": {"b": {}}}}});
/// assert_eq!(
///     event_schema::close(&open),
///     json!({
///         "type": "object",
///         "properties": {"a": {"properties": {"b": {}}, "additionalProperties": false}},
///         "additionalProperties": false,
///     })
/// );
/// ```
#[must_use]
pub fn close(document: &Value) -> Value {
    let dialect = document.get("$schema").and_then(Value::as_str).unwrap_or_default();
    let later = ["2019-09", "2020-12", "/next"].iter().any(|draft| dialect.contains(draft));
    let mut closer = Closer { document, siblings_count: later, keeps_open: false, inside: Vec::new() };
    let mut closed = closer.at_use(document, &Members::default());
    if closer.keeps_open
        && let Value::Object(root) = &mut closed
    {
        let definitions = root.entry("definitions").or_insert_with(|| json!({}));
        if let Value::Object(definitions) = definitions {
            definitions.insert(OPEN.to_owned(), redirected(document));
        }
    }
    closed
}

/// What is known of an object's members over all its parts.
#[derive(Debug, Clone, Default)]
struct Members {
    names: BTreeSet<String>,
    patterns: BTreeSet<String>,
    /// Whether any part has `properties`.
    is_record: bool,
    /// Whether a part says itself what other members may be, or cannot be seen.
    is_stated: bool,
}

/// All parts of an object.
#[derive(Default)]
struct Object<'a> {
    members: Members,
    /// The `anyOf` and `oneOf` whose branches have members of their own.
    choices: Vec<&'a [Value]>,
    /// Whether one of them holds under a condition only.
    is_conditional: bool,
}

struct Closer<'a> {
    document: &'a Value,
    /// Whether keywords beside a `$ref` count.
    siblings_count: bool,
    /// Whether a condition refers to the document, which must stay open there.
    keeps_open: bool,
    /// The targets of references that are being put in their place.
    inside: Vec<&'a Value>,
}

const CHOICES: [&str; 2] = ["anyOf", "oneOf"];
/// Keywords whose value is a schema of another value, at its own place of use.
const CHILD: [&str; 8] = [
    "additionalProperties",
    "items",
    "additionalItems",
    "contains",
    "propertyNames",
    "unevaluatedProperties",
    "unevaluatedItems",
    "contentSchema",
];
/// Keywords whose value is a map of such schemas.
const CHILDREN: [&str; 4] = ["properties", "patternProperties", "definitions", "$defs"];

impl<'a> Closer<'a> {
    /// A schema where it is used, beside parts with these members.
    fn at_use(&mut self, schema: &'a Value, outer: &Members) -> Value {
        let Value::Object(keywords) = schema else { return beside(schema, outer) };
        if keywords.contains_key("$ref") {
            let merges = self.siblings_count && keywords.keys().any(|keyword| is_assertion(keyword));
            let alone = !outer.is_record && !merges;
            if alone {
                // The definition is closed where it stands; only definitions beside the reference are left to do.
                return Value::Object(self.children(keywords));
            }
        }
        let mut object = Object::default();
        self.gather(schema, &mut object, &mut Vec::new());
        object.members.join(outer.clone());
        let by_choice = object.choices.len() == 1 && !object.is_conditional;
        if !by_choice {
            // Which branches go together is not known, so the object takes the members of all.
            for branch in object.choices.iter().copied().flatten() {
                object.members.join(self.all_members(branch, &mut Vec::new()));
            }
        }
        let members = object.members;
        let mut closed = self.part(schema, by_choice.then_some(&members));
        if !by_choice && members.is_record && !members.is_stated {
            seal(&mut closed, &members);
        }
        Value::Object(closed)
    }

    /// A part of an object: closed inside, not itself, with references replaced by what they refer to. `by_choice`: the
    /// members beside its branches, where the object is closed branch by branch.
    fn part(&mut self, schema: &'a Value, by_choice: Option<&Members>) -> Map<String, Value> {
        let Value::Object(keywords) = schema else {
            return if *schema == json!(false) { Map::from_iter([("not".to_owned(), json!({}))]) } else { Map::new() };
        };
        let target = match self.reference(keywords) {
            None => return self.keywords(keywords, by_choice),
            Some(Some(target)) if !self.inside.iter().any(|known| std::ptr::eq(*known, target)) => target,
            // Elsewhere, or a part of itself, which holds for nothing.
            Some(_) => return keywords.clone(),
        };
        self.inside.push(target);
        let target = self.part(target, by_choice);
        self.inside.pop();
        if !self.siblings_count {
            return target;
        }
        let mut closed = self.keywords(keywords, by_choice);
        closed.shift_remove("$ref");
        match closed.entry("allOf").or_insert_with(|| json!([])) {
            Value::Array(all) => all.push(Value::Object(target)),
            other => *other = json!([target]),
        }
        closed
    }

    fn keywords(&mut self, keywords: &'a Map<String, Value>, by_choice: Option<&Members>) -> Map<String, Value> {
        let mut closed = self.children(keywords);
        for keyword in ["allOf", "anyOf", "oneOf"] {
            let Some(Value::Array(parts)) = keywords.get(keyword) else { continue };
            let members = by_choice.filter(|_| keyword != "allOf" && self.has_members(parts, &mut Vec::new()));
            let parts: Vec<Value> = parts
                .iter()
                .map(|part| match members {
                    Some(members) => self.at_use(part, members),
                    None => self.joined(part, by_choice),
                })
                .collect();
            closed.insert(keyword.to_owned(), parts.into());
        }
        for keyword in ["then", "else"] {
            if let Some(part) = keywords.get(keyword) {
                closed.insert(keyword.to_owned(), self.joined(part, by_choice));
            }
        }
        for keyword in ["dependencies", "dependentSchemas"] {
            if let Some(Value::Object(parts)) = keywords.get(keyword) {
                let parts = parts.iter().map(|(name, part)| (name.clone(), self.joined(part, by_choice)));
                closed.insert(keyword.to_owned(), parts.collect::<Map<_, _>>().into());
            }
        }
        closed
    }

    fn joined(&mut self, part: &'a Value, by_choice: Option<&Members>) -> Value {
        if part.is_object() { Value::Object(self.part(part, by_choice)) } else { part.clone() }
    }

    /// The keywords with the schemas of other values closed, each at its own place of use, and conditions kept open.
    fn children(&mut self, keywords: &'a Map<String, Value>) -> Map<String, Value> {
        let none = Members::default();
        let mut closed = Map::new();
        for (keyword, value) in keywords {
            let value = match (keyword.as_str(), value) {
                (name, Value::Object(schemas)) if CHILDREN.contains(&name) => {
                    let schemas = schemas.iter().map(|(name, schema)| (name.clone(), self.at_use(schema, &none)));
                    schemas.collect::<Map<_, _>>().into()
                }
                ("items" | "prefixItems", Value::Array(schemas)) => {
                    schemas.iter().map(|schema| self.at_use(schema, &none)).collect::<Vec<_>>().into()
                }
                (name, Value::Object(_)) if CHILD.contains(&name) => self.at_use(value, &none),
                ("not" | "if", _) if has_reference(value) => {
                    self.keeps_open = true;
                    redirected(value)
                }
                _ => value.clone(),
            };
            closed.insert(keyword.clone(), value);
        }
        closed
    }

    /// Adds the members of all parts that hold at once. Those of branches are left to their branches.
    fn gather(&self, schema: &'a Value, object: &mut Object<'a>, seen: &mut Vec<&'a Value>) {
        let Value::Object(keywords) = schema else { return };
        if seen.iter().any(|known| std::ptr::eq(*known, schema)) {
            return;
        }
        seen.push(schema);
        match self.reference(keywords) {
            Some(Some(target)) => self.gather(target, object, seen),
            Some(None) => object.members.is_stated = true,
            None => {}
        }
        if self.siblings_count || !keywords.contains_key("$ref") {
            object.members.add(keywords);
            let lists = |keyword: &str| keywords.get(keyword).and_then(Value::as_array);
            for part in lists("allOf").into_iter().flatten() {
                self.gather(part, object, seen);
            }
            let choices = CHOICES.iter().filter_map(|keyword| lists(keyword));
            object.choices.extend(choices.filter(|parts| self.has_members(parts, seen)).map(Vec::as_slice));
            let before = object.choices.len();
            for part in conditional(keywords) {
                self.gather(part, object, seen);
            }
            object.is_conditional |= object.choices.len() > before;
        }
        seen.pop();
    }

    /// Whether any of the branches has members of its own, or none of them can be known.
    fn has_members(&self, branches: &'a [Value], seen: &mut Vec<&'a Value>) -> bool {
        branches.iter().any(|branch| {
            let mut object = Object::default();
            self.gather(branch, &mut object, seen);
            object.members.is_record || object.members.is_stated || !object.choices.is_empty()
        })
    }

    /// The members of a schema, those of all its branches included.
    fn all_members(&self, schema: &'a Value, seen: &mut Vec<&'a Value>) -> Members {
        if seen.iter().any(|known| std::ptr::eq(*known, schema)) {
            return Members::default();
        }
        seen.push(schema);
        let mut object = Object::default();
        self.gather(schema, &mut object, &mut Vec::new());
        for branch in object.choices.iter().copied().flatten() {
            object.members.join(self.all_members(branch, seen));
        }
        seen.pop();
        object.members
    }

    /// `None`: no reference; `Some(None)`: one that leads out of the document.
    #[expect(clippy::option_option, reason = "no reference and an unknown one are different answers")]
    fn reference(&self, keywords: &'a Map<String, Value>) -> Option<Option<&'a Value>> {
        if keywords.contains_key("$dynamicRef") || keywords.contains_key("$recursiveRef") {
            return Some(None);
        }
        let reference = keywords.get("$ref")?.as_str()?;
        Some(reference.strip_prefix('#').and_then(|fragment| self.document.pointer(&percent_decoded(fragment)?)))
    }
}

/// `true` beside parts with these members; `false` stays.
fn beside(schema: &Value, outer: &Members) -> Value {
    if *schema != json!(true) || !outer.is_record || outer.is_stated {
        return schema.clone();
    }
    let mut closed = Map::new();
    seal(&mut closed, outer);
    Value::Object(closed)
}

/// The parts that hold under a condition.
fn conditional(keywords: &Map<String, Value>) -> impl Iterator<Item = &Value> {
    let alone = ["if", "then", "else"].into_iter().filter_map(|keyword| keywords.get(keyword));
    let of_members =
        ["dependencies", "dependentSchemas"].into_iter().filter_map(|keyword| keywords.get(keyword)?.as_object());
    alone.chain(of_members.flat_map(Map::values))
}

impl Members {
    fn join(&mut self, other: Self) {
        self.names.extend(other.names);
        self.patterns.extend(other.patterns);
        self.is_record |= other.is_record;
        self.is_stated |= other.is_stated;
    }

    fn add(&mut self, keywords: &Map<String, Value>) {
        let keys =
            |keyword: &str| keywords.get(keyword).and_then(Value::as_object).into_iter().flat_map(Map::keys).cloned();
        self.names.extend(keys("properties"));
        self.patterns.extend(keys("patternProperties"));
        self.is_record |= keywords.contains_key("properties");
        self.is_stated |=
            keywords.contains_key("additionalProperties") || keywords.contains_key("unevaluatedProperties");
    }
}

/// Excludes all members but these.
fn seal(schema: &mut Map<String, Value>, members: &Members) {
    for (keyword, names) in [("properties", &members.names), ("patternProperties", &members.patterns)] {
        if names.is_empty() && (keyword == "patternProperties" || schema.contains_key(keyword)) {
            continue;
        }
        if let Value::Object(known) = schema.entry(keyword).or_insert_with(|| json!({})) {
            for name in names {
                known.entry(name).or_insert_with(|| json!({}));
            }
        }
    }
    schema.insert("additionalProperties".to_owned(), Value::Bool(false));
}

/// Whether a keyword beside a `$ref` says anything about values.
fn is_assertion(keyword: &str) -> bool {
    let silent = [
        "$ref",
        "$id",
        "$schema",
        "$anchor",
        "$comment",
        "$defs",
        "definitions",
        "title",
        "description",
        "default",
        "examples",
        "deprecated",
        "readOnly",
        "writeOnly",
    ];
    !silent.contains(&keyword) && !keyword.starts_with("x-")
}

fn has_reference(value: &Value) -> bool {
    match value {
        Value::Object(keywords) => {
            keywords.get("$ref").is_some_and(|reference| reference.as_str().is_some_and(|it| it.starts_with('#')))
                || keywords.values().any(has_reference)
        }
        Value::Array(items) => items.iter().any(has_reference),
        _ => false,
    }
}

/// With its references leading to the open document.
fn redirected(value: &Value) -> Value {
    match value {
        Value::Object(keywords) => keywords
            .iter()
            .filter(|(keyword, _)| !matches!(keyword.as_str(), "$id" | "$schema"))
            .map(|(keyword, value)| match (keyword.as_str(), value.as_str().and_then(|it| it.strip_prefix('#'))) {
                // A tilde is `~0` in a JSON Pointer (RFC 6901).
                ("$ref", Some(rest)) => {
                    (keyword.clone(), Value::from(format!("#/definitions/{}{rest}", OPEN.replace('~', "~0"))))
                }
                _ => (keyword.clone(), redirected(value)),
            })
            .collect::<Map<_, _>>()
            .into(),
        Value::Array(items) => items.iter().map(redirected).collect::<Vec<_>>().into(),
        _ => value.clone(),
    }
}

/// A URI fragment as text (RFC 3986 section 2.1); `None`: no UTF-8.
fn percent_decoded(fragment: &str) -> Option<String> {
    let bytes = fragment.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let escaped = fragment.get(at + 1..at + 3).filter(|_| bytes[at] == b'%');
        match escaped.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => {
                out.push(byte);
                at += 3;
            }
            None => {
                out.push(bytes[at]);
                at += 1;
            }
        }
    }
    String::from_utf8(out).ok()
}
