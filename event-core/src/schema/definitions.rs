//! `Definitions`: the named schemas that a contract gathers, and where in the source each comes from.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use serde_json::json;

use super::Schema;
use super::build::TypeInfo;
use crate::field::Rules;
use crate::payload::Payload;

/// Which of a type's two contracts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Side {
    /// What the type writes, and consumers may rely on.
    Writer,
    /// What the type accepts.
    Reader,
}

/// Where a definition or one of its members stands in the source.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Place {
    /// The definition's name; empty for the contract's root.
    pub definition: String,
    /// The member's JSON name or the variant's value; `None` for the definition itself.
    pub member: Option<String>,
    /// The Rust item, such as `OrderPlaced.note`.
    pub rust: String,
    /// The file, relative to the folder that the compiler ran in.
    pub file: &'static str,
    /// The line, from 1.
    pub line: u32,
}

/// A contract as one JSON Schema document.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Contract {
    /// The document.
    pub schema: serde_json::Value,
    /// Where its parts stand in the source.
    pub places: Vec<Place>,
}

/// A type has no contract: two types want the same definition name, or a newtype is made of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContractError(Problem);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Problem {
    Clash { name: String, types: [String; 2] },
    Endless { newtype: &'static str },
}

impl fmt::Display for ContractError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Problem::Clash { name, types: [first, second] } => write!(
                f,
                "two types are named `{name}` in one contract: {first} and {second}; rename one in the contract with #[payload(name = \"..\")]"
            ),
            Problem::Endless { newtype } => write!(
                f,
                "the newtype `{newtype}` is made of itself, so its schema never ends; make it a struct with a named field"
            ),
        }
    }
}

impl std::error::Error for ContractError {}

#[derive(Debug)]
struct Definition {
    /// The Rust type.
    of: String,
    /// `None` while it is being built (it may refer to itself).
    schema: Option<Schema>,
}

/// Gathers the named schemas of one contract. Handed to [`Payload::schema`].
#[derive(Debug)]
pub struct Definitions {
    side: Side,
    path: Cow<'static, str>,
    named: BTreeMap<String, Definition>,
    referred: Vec<String>,
    places: Vec<Place>,
    /// The newtypes whose schemas are being made, each with what it holds.
    newtypes: Vec<(&'static str, &'static str)>,
    failure: Option<ContractError>,
}

impl Definitions {
    /// Nothing gathered yet, for one side.
    pub fn new(side: Side) -> Self {
        Self::at(side, "#/definitions/".into())
    }

    fn at(side: Side, path: Cow<'static, str>) -> Self {
        let (named, referred, places, newtypes) = (BTreeMap::new(), Vec::new(), Vec::new(), Vec::new());
        Self { side, path, named, referred, places, newtypes, failure: None }
    }

    /// The side that schemas are made for.
    pub fn side(&self) -> Side {
        self.side
    }

    /// A reference to the definition `name` of the type `of`, which `build` makes the first time.
    pub(super) fn define(
        &mut self,
        name: Cow<'static, str>,
        of: String,
        build: impl FnOnce(&mut Self) -> Schema,
    ) -> Schema {
        match self.named.get(&*name) {
            Some(known) if known.of == of => self.referred.push(name.to_string()),
            Some(known) => {
                let types = [known.of.clone(), of];
                self.failure.get_or_insert(ContractError(Problem::Clash { name: name.to_string(), types }));
            }
            None => {
                self.named.insert(name.to_string(), Definition { of, schema: None });
                // A definition ends the chain of newtypes: what refers to it does so by name.
                let outer = std::mem::take(&mut self.newtypes);
                let schema = build(self);
                self.newtypes = outer;
                if let Some(definition) = self.named.get_mut(&*name) {
                    definition.schema = Some(schema);
                }
            }
        }
        let mut reference = Schema::new();
        reference.insert("$ref".to_owned(), format!("{}{name}", self.path).into());
        reference
    }

    /// The schema of what a newtype holds, which is made in place: one that holds itself has none.
    pub(super) fn inside_newtype<T>(&mut self, ident: &'static str, build: impl FnOnce(&mut Self) -> Schema) -> Schema {
        let newtype = (ident, std::any::type_name::<T>());
        if self.newtypes.contains(&newtype) {
            self.failure.get_or_insert(ContractError(Problem::Endless { newtype: ident }));
            return Schema::new();
        }
        self.newtypes.push(newtype);
        let schema = build(self);
        self.newtypes.pop();
        schema
    }

    pub(super) fn place(&mut self, definition: &str, member: Option<&str>, rust: String, info: &TypeInfo, line: u32) {
        self.places.push(Place {
            definition: definition.to_owned(),
            member: member.map(str::to_owned),
            rust,
            file: info.file,
            line,
        });
    }

    /// The contract whose root is `T`, without what the catalog adds.
    ///
    /// # Errors
    /// Two types of one name, a newtype of itself.
    pub(crate) fn contract<T: Payload>(side: Side) -> Result<Contract, ContractError> {
        let mut definitions = Self::new(side);
        let mut root = T::schema(&mut definitions, &Rules::NONE);
        if let Some(failure) = definitions.failure {
            return Err(failure);
        }
        if root.contains_key("$ref") {
            let name = T::name();
            if let Some(definition) = definitions.named.get(&*name) {
                root = definition.schema.clone().unwrap_or_default();
            }
            if !definitions.referred.iter().any(|referred| *referred == name) {
                definitions.named.remove(&*name);
                for place in definitions.places.iter_mut().filter(|place| place.definition == name) {
                    place.definition.clear();
                }
            }
        }
        let mut document = Schema::new();
        document.insert("$schema".to_owned(), "http://json-schema.org/draft-07/schema#".into());
        document.extend(root);
        if !definitions.named.is_empty() {
            let named = definitions.named.into_iter().map(|(name, it)| (name, it.schema.unwrap_or_default().into()));
            document.insert("definitions".to_owned(), serde_json::Value::Object(named.collect()));
        }
        Ok(Contract { schema: document.into(), places: definitions.places })
    }
}

/// The type's schema for schemars.
///
/// Its definitions go under `<type>.<definition>`, where no name of the generator's own can be.
///
/// # Panics
/// Two types of one definition name, for which schemars has no error.
pub fn json_schema<T: Payload>(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
    let side = if generator.contract().is_serialize() { Side::Writer } else { Side::Reader };
    let path = format!("#{}/", generator.settings().definitions_path.trim_end_matches('/'));
    let name = T::name();
    // Another type of this name may have been here: then the next number whose definitions are free, or these very ones.
    for number in 1.. {
        let suffix = if number == 1 { String::new() } else { number.to_string() };
        let prefix = format!("{name}{suffix}.");
        let mut definitions = Definitions::at(side, format!("{path}{prefix}").into());
        let mut root = T::schema(&mut definitions, &Rules::NONE);
        if let Some(failure) = definitions.failure {
            panic!("{failure}");
        }
        if root.contains_key("$ref")
            && let Some(own) = definitions.named.get(&*name)
        {
            root = own.schema.clone().unwrap_or_default();
            if !definitions.referred.iter().any(|referred| *referred == name) {
                definitions.named.remove(&*name);
            }
        }
        let named: Vec<(String, serde_json::Value)> = definitions
            .named
            .into_iter()
            .map(|(name, it)| (format!("{prefix}{name}"), it.schema.unwrap_or_default().into()))
            .collect();
        let known = generator.definitions_mut();
        if named.iter().all(|(name, schema)| known.get(name).is_none_or(|other| other == schema)) {
            known.extend(named);
            return schemars::Schema::from(root);
        }
    }
    unreachable!("one number in all of them is free")
}

/// A member's schema beside a description, where it may stand there.
pub(super) fn describe(schema: &mut Schema, docs: &str, deprecated: bool) -> bool {
    if schema.contains_key("$ref") {
        return docs.is_empty() && !deprecated;
    }
    if !docs.is_empty() {
        schema.insert("description".to_owned(), docs.into());
    }
    if deprecated {
        schema.insert("deprecated".to_owned(), json!(true));
    }
    true
}

#[cfg(test)]
mod tests {
    use super::super::nullable;
    use super::*;

    #[test]
    fn null_joins_the_type_or_an_any_of() {
        let of = |value: serde_json::Value| nullable(value.as_object().cloned().unwrap_or_default());
        assert_eq!(of(json!({"type": "string"})), *json!({"type": ["string", "null"]}).as_object().expect("an object"));
        assert_eq!(
            of(json!({"$ref": "#/definitions/A"})),
            *json!({"anyOf": [{"$ref": "#/definitions/A"}, {"type": "null"}]}).as_object().expect("an object")
        );
        assert!(of(json!({})).is_empty());
    }
}
