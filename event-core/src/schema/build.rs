//! The schemas of derived types: records, string enums, tagged enums, newtypes, text leaves.
//!
//! The derive says what the source says (names, docs, lines); the shapes that consumers' generators like are here.

use std::borrow::Cow;

use serde_json::{Value, json};

use super::definitions::describe;
use super::{Definitions, Schema, Side, of_type};
use crate::field::Field;
use crate::leaf::text_leaf::{TextLeaf, text_schema};

/// A derived type as its source says it.
#[derive(Debug, Clone, Copy)]
pub struct TypeInfo {
    /// Its Rust name.
    pub ident: &'static str,
    /// Its doc comment.
    pub docs: &'static str,
    /// Whether it is `#[deprecated]`.
    pub deprecated: bool,
    /// The file it stands in.
    pub file: &'static str,
    /// The line, from 1.
    pub line: u32,
}

impl TypeInfo {
    /// The type with its place: two types in function bodies, or of two versions of a crate, may share their path.
    fn identity<T>(&self) -> String {
        format!("{} ({}:{})", std::any::type_name::<T>(), self.file, self.line)
    }
}

/// A field or a variant as its source says it.
#[derive(Debug, Clone, Copy)]
pub struct Member {
    /// Its name in JSON, or the variant's value.
    pub name: &'static str,
    /// Other names that readers take.
    pub aliases: &'static [&'static str],
    /// Its Rust name.
    pub ident: &'static str,
    /// Its doc comment.
    pub docs: &'static str,
    /// Whether it is `#[deprecated]`.
    pub deprecated: bool,
    /// The line, from 1.
    pub line: u32,
}

impl Member {
    /// The name, and on the reader's side its aliases.
    fn names(&self, side: Side) -> Vec<&'static str> {
        match side {
            Side::Writer => vec![self.name],
            Side::Reader => std::iter::once(self.name).chain(self.aliases.iter().copied()).collect(),
        }
    }
}

/// An object's schema while its fields are added.
#[derive(Debug)]
pub struct Record<'a> {
    definitions: &'a mut Definitions,
    name: &'a str,
    info: &'a TypeInfo,
    /// `OrderPlaced` or `Payment::Card`.
    rust: String,
    properties: Schema,
    required: Vec<Value>,
    choices: Vec<Value>,
    docs: Schema,
    deprecated: Vec<Value>,
}

impl<'a> Record<'a> {
    fn new(definitions: &'a mut Definitions, name: &'a str, info: &'a TypeInfo, rust: String) -> Self {
        let (properties, docs) = (Schema::new(), Schema::new());
        let (required, choices, deprecated) = (Vec::new(), Vec::new(), Vec::new());
        Self { definitions, name, info, rust, properties, required, choices, docs, deprecated }
    }

    /// Adds a field.
    pub fn field<T>(&mut self, field: &Field<T>, member: &Member) {
        let side = self.definitions.side();
        let mut schema = (field.schema)(self.definitions, &field.rules);
        if !describe(&mut schema, member.docs, member.deprecated) {
            if !member.docs.is_empty() {
                self.docs.insert(member.name.to_owned(), member.docs.into());
            }
            if member.deprecated {
                self.deprecated.push(member.name.into());
            }
        }
        let names = member.names(side);
        for name in &names {
            self.properties.insert((*name).to_owned(), schema.clone().into());
        }
        let needed = match side {
            Side::Writer => field.omit.is_none(),
            Side::Reader => field.missing.is_none(),
        };
        match *names {
            [name] if needed => self.required.push(name.into()),
            [_] => {}
            // Under exactly one of its names, or under at most one.
            _ if needed => {
                let one: Vec<Value> = names.iter().map(|name| json!({"required": [name]})).collect();
                self.choices.push(json!({"oneOf": one}));
            }
            _ => {
                for (at, first) in names.iter().enumerate() {
                    for second in &names[at + 1..] {
                        self.choices.push(json!({"not": {"required": [first, second]}}));
                    }
                }
            }
        }
        let rust = format!("{}.{}", self.rust, member.ident);
        self.definitions.place(self.name, Some(member.name), rust, self.info, member.line);
    }

    fn finish(self, title: &str, docs: &str, deprecated: bool) -> Schema {
        let mut schema = Schema::new();
        schema.insert("title".to_owned(), title.into());
        describe(&mut schema, docs, deprecated);
        schema.insert("type".to_owned(), "object".into());
        schema.insert("properties".to_owned(), self.properties.into());
        if !self.required.is_empty() {
            schema.insert("required".to_owned(), self.required.into());
        }
        if !self.choices.is_empty() {
            schema.insert("allOf".to_owned(), self.choices.into());
        }
        let mut notes = Schema::new();
        if !self.docs.is_empty() {
            notes.insert("docs".to_owned(), self.docs.into());
        }
        if !self.deprecated.is_empty() {
            notes.insert("deprecated".to_owned(), self.deprecated.into());
        }
        if !notes.is_empty() {
            schema.insert("x-event".to_owned(), notes.into());
        }
        schema
    }
}

/// A tagged enum's variants while they are added.
#[derive(Debug)]
pub struct Variants<'a> {
    definitions: &'a mut Definitions,
    name: &'a str,
    info: &'a TypeInfo,
    tag: &'static str,
    known: Vec<Value>,
    branches: Vec<Value>,
}

impl Variants<'_> {
    /// Adds a variant with its fields; it becomes a definition of its own, with the tag first.
    pub fn variant(&mut self, member: &Member, fields: impl FnOnce(&mut Record<'_>)) {
        let (name, info) = (format!("{}{}", self.name, member.ident), self.info);
        let values: Vec<Value> = member.names(self.definitions.side()).into_iter().map(Value::from).collect();
        let aliases = member.aliases.iter().copied().map(Value::from);
        self.known.extend(std::iter::once(Value::from(member.name)).chain(aliases));
        let rust = format!("{}::{}", info.ident, member.ident);
        let tag = self.tag;
        let of = format!("{rust} ({}:{})", info.file, member.line);
        let branch = self.definitions.define(name.clone().into(), of, |definitions| {
            definitions.place(&name, None, rust.clone(), info, member.line);
            let mut record = Record::new(definitions, &name, info, rust);
            record.properties.insert(tag.to_owned(), json!({"type": "string", "enum": values}));
            record.required.push(tag.into());
            fields(&mut record);
            record.finish(&name, member.docs, member.deprecated)
        });
        self.branches.push(branch.into());
    }
}

impl Definitions {
    /// The definition of a struct.
    pub fn record<T>(
        &mut self,
        name: Cow<'static, str>,
        info: &TypeInfo,
        fields: impl FnOnce(&mut Record<'_>),
    ) -> Schema {
        self.define(name.clone(), info.identity::<T>(), |definitions| {
            definitions.place(&name, None, info.ident.to_owned(), info, info.line);
            let mut record = Record::new(definitions, &name, info, info.ident.to_owned());
            fields(&mut record);
            record.finish(&name, info.docs, info.deprecated)
        })
    }

    /// The definition of an enum of strings.
    pub fn words<T>(&mut self, name: Cow<'static, str>, info: &TypeInfo, variants: &[Member], open: bool) -> Schema {
        self.define(name.clone(), info.identity::<T>(), |definitions| {
            definitions.place(&name, None, info.ident.to_owned(), info, info.line);
            for variant in variants {
                let rust = format!("{}::{}", info.ident, variant.ident);
                definitions.place(&name, Some(variant.name), rust, info, variant.line);
            }
            let mut schema = Schema::new();
            schema.insert("title".to_owned(), (*name).into());
            describe(&mut schema, &folded_docs(info.docs, variants), info.deprecated);
            schema.extend(of_type("string"));
            let side = definitions.side();
            if open {
                let known: Vec<&str> = variants.iter().map(|variant| variant.name).collect();
                let aliases: Vec<&str> = variants.iter().flat_map(|variant| variant.aliases).copied().collect();
                schema.insert("x-extensible-enum".to_owned(), known.into());
                if side == Side::Writer && !aliases.is_empty() {
                    schema.insert("not".to_owned(), json!({"enum": aliases}));
                }
            } else {
                let values: Vec<&str> = variants.iter().flat_map(|variant| variant.names(side)).collect();
                schema.insert("enum".to_owned(), values.into());
            }
            schema
        })
    }

    /// The definition of a tagged enum: `oneOf` its variants, and for an open one any other tag.
    pub fn variants<T>(
        &mut self,
        name: Cow<'static, str>,
        info: &TypeInfo,
        tag: &'static str,
        open: bool,
        add: impl FnOnce(&mut Variants<'_>),
    ) -> Schema {
        self.define(name.clone(), info.identity::<T>(), |definitions| {
            definitions.place(&name, None, info.ident.to_owned(), info, info.line);
            let (known, branches) = (Vec::new(), Vec::new());
            let mut variants = Variants { definitions, name: &name, info, tag, known, branches };
            add(&mut variants);
            let Variants { known, mut branches, .. } = variants;
            if open {
                branches.push(json!({
                    "title": format!("{name}Unknown"),
                    "type": "object",
                    "properties": {tag: {"type": "string", "not": {"enum": known}}},
                    "required": [tag],
                    "additionalProperties": true,
                }));
            }
            let mut schema = Schema::new();
            schema.insert("title".to_owned(), (*name).into());
            describe(&mut schema, info.docs, info.deprecated);
            schema.insert("oneOf".to_owned(), branches.into());
            schema
        })
    }

    /// A newtype: what it holds, under its own description.
    pub fn newtype<T>(&mut self, info: &TypeInfo, field: &Field<T>) -> Schema {
        let mut schema = self.inside_newtype::<T>(info.ident, |definitions| (field.schema)(definitions, &field.rules));
        describe(&mut schema, info.docs, info.deprecated);
        schema
    }

    /// A type that is a string of its own form.
    pub fn text<T: TextLeaf>(&mut self, info: &TypeInfo) -> Schema {
        let mut schema = text_schema::<T>(self.side());
        describe(&mut schema, info.docs, info.deprecated);
        schema
    }
}

/// The enum's docs with those of its variants as a list, since a value has no place for a description.
fn folded_docs(docs: &str, variants: &[Member]) -> String {
    let mut parts: Vec<String> = Vec::new();
    if !docs.is_empty() {
        parts.push(docs.to_owned());
    }
    let described: Vec<String> = variants
        .iter()
        .filter(|variant| !variant.docs.is_empty())
        .map(|variant| format!("- `{}`: {}", variant.name, variant.docs.replace('\n', " ")))
        .collect();
    if !described.is_empty() {
        parts.push(described.join("\n"));
    }
    parts.join("\n\n")
}
