//! `Doc`: a JSON document as its text has it: members in order, duplicates kept, numbers as text.
//!
//! The trivially correct other side of event-core's reader: it is parsed by serde_json and knows no types. It says
//! what a validator sees (n(d)) and whether the document is in the domain. How it is spelled is `spelling`.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use serde_json::{Map, Number, Value};

/// The deepest nesting of a document of the domain.
pub const MAX_DEPTH: usize = 64;

/// A JSON document.
#[derive(Debug, Clone, PartialEq)]
pub enum Doc {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number as its text.
    Number(String),
    /// A string without its escapes.
    Text(String),
    /// An array.
    List(Vec<Doc>),
    /// An object, with its members in order and duplicates kept.
    Object(Vec<(String, Doc)>),
}

struct Members(Vec<(String, Box<RawValue>)>);

impl<'de> Deserialize<'de> for Members {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Collect;
        impl<'de> Visitor<'de> for Collect {
            type Value = Members;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Members, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Members(members))
            }
        }
        deserializer.deserialize_map(Collect)
    }
}

impl Doc {
    /// The document of a JSON text.
    ///
    /// # Errors
    /// The text is no JSON.
    pub fn parse(text: &str) -> Result<Self, serde_json::Error> {
        let text = text.trim_matches([' ', '\n', '\r', '\t']);
        Ok(match text.as_bytes().first() {
            Some(b'{') => {
                let members: Members = serde_json::from_str(text)?;
                let parsed = members.0.into_iter().map(|(key, raw)| Ok((key, Self::parse(raw.get())?)));
                Self::Object(parsed.collect::<Result<_, serde_json::Error>>()?)
            }
            Some(b'[') => {
                let items: Vec<&RawValue> = serde_json::from_str(text)?;
                Self::List(items.into_iter().map(|raw| Self::parse(raw.get())).collect::<Result<_, _>>()?)
            }
            Some(b'"') => Self::Text(serde_json::from_str(text)?),
            Some(b't' | b'f') => Self::Bool(serde_json::from_str(text)?),
            Some(b'n') => serde_json::from_str::<()>(text).map(|()| Self::Null)?,
            _ => {
                let raw: &RawValue = serde_json::from_str(text)?;
                Self::Number(raw.get().to_owned())
            }
        })
    }

    /// n(d): members unordered, each number its nearest f64, -0 = 0. `None` where a number has no finite f64.
    pub fn value(&self) -> Option<Value> {
        Some(match self {
            Self::Null => Value::Null,
            Self::Bool(value) => Value::Bool(*value),
            Self::Number(text) => number(text)?,
            Self::Text(text) => Value::String(text.clone()),
            Self::List(items) => Value::Array(items.iter().map(Self::value).collect::<Option<_>>()?),
            Self::Object(members) => {
                let values = members.iter().map(|(key, doc)| Some((key.clone(), doc.value()?)));
                Value::Object(values.collect::<Option<Map<_, _>>>()?)
            }
        })
    }

    /// Why the document is outside the domain, if it is.
    pub fn outside_domain(&self) -> Option<&'static str> {
        if self.depth() > MAX_DEPTH {
            return Some("nested too deep");
        }
        match self {
            Self::Number(text) if number(text).is_none() => Some("a number without a finite f64"),
            Self::List(items) => items.iter().find_map(Self::outside_domain),
            Self::Object(members) => {
                let mut keys: Vec<&str> = members.iter().map(|(key, _)| key.as_str()).collect();
                keys.sort_unstable();
                if keys.windows(2).any(|pair| pair[0] == pair[1]) {
                    return Some("a duplicate key");
                }
                members.iter().find_map(|(_, doc)| doc.outside_domain())
            }
            _ => None,
        }
    }

    /// How deep arrays and objects nest; 0 for a scalar.
    pub fn depth(&self) -> usize {
        match self {
            Self::List(items) => 1 + items.iter().map(Self::depth).max().unwrap_or(0),
            Self::Object(members) => 1 + members.iter().map(|(_, doc)| doc.depth()).max().unwrap_or(0),
            _ => 0,
        }
    }

    /// How many values the document holds, itself included.
    pub fn count(&self) -> usize {
        match self {
            Self::List(items) => 1 + items.iter().map(Self::count).sum::<usize>(),
            Self::Object(members) => 1 + members.iter().map(|(_, doc)| doc.count()).sum::<usize>(),
            _ => 1,
        }
    }

    /// The `index`-th value in document order, the root being 0, and its depth below the root.
    pub fn nth(&mut self, index: usize) -> Option<(&mut Doc, usize)> {
        let mut left = index;
        nth(self, &mut left, 0)
    }
}

fn nth<'a>(doc: &'a mut Doc, left: &mut usize, depth: usize) -> Option<(&'a mut Doc, usize)> {
    if *left == 0 {
        return Some((doc, depth));
    }
    *left -= 1;
    match doc {
        Doc::List(items) => items.iter_mut().find_map(|item| nth(item, left, depth + 1)),
        Doc::Object(members) => members.iter_mut().find_map(|(_, item)| nth(item, left, depth + 1)),
        _ => None,
    }
}

/// The nearest f64 as a JSON value, integers as integers so that every build of serde_json holds them alike.
fn number(text: &str) -> Option<Value> {
    let value: f64 = text.parse().ok().filter(|value: &f64| value.is_finite())?;
    const EXACT: f64 = 9_007_199_254_740_992.0;
    if value.fract() == 0.0 && value.abs() <= EXACT {
        return Some(Value::Number(Number::from(value as i64)));
    }
    Number::from_f64(value).map(Value::Number)
}
