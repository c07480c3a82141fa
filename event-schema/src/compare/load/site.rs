//! One schema object while it is read: its keywords, each as the type it must have.

use serde_json::{Map, Value};

use super::dialect::Rules;
use super::documents::{Site, below};
use super::error::{LoadError, kind_of};
use super::scope::Scope;
use crate::compare::number::Decimal;
use crate::compare::schema::{Place, Reason, Why};

/// A schema object under its rules.
pub(super) struct Here<'a> {
    pub(super) site: Site<'a>,
    pub(super) object: &'a Map<String, Value>,
    pub(super) rules: Rules,
    pub(super) scope: Scope,
    pub(super) document: &'static str,
}

impl<'a> Here<'a> {
    /// A keyword's value, where the keyword is one here.
    pub(super) fn get(&self, keyword: &str) -> Option<&'a Value> {
        self.object.get(keyword).filter(|_| self.rules.has(keyword))
    }

    pub(super) fn at(&self, keyword: &str) -> String {
        below(&self.site.pointer, keyword)
    }

    pub(super) fn place(&self, keyword: &str) -> Place {
        let pointer = if keyword.is_empty() { self.site.pointer.clone() } else { self.at(keyword) };
        Place { document: self.document, pointer }
    }

    pub(super) fn reason(&self, why: Why, keyword: &str) -> Reason {
        Reason { why, keyword: keyword.to_owned(), place: format!("{}#{}", self.document, self.at(keyword)) }
    }

    pub(super) fn wrong(&self, pointer: &str, expected: &str, found: &Value) -> LoadError {
        let place = Place { document: self.document, pointer: pointer.to_owned() };
        LoadError::new(place, expected, kind_of(found), "correct the schema")
    }

    /// A number of characters, items or members. What no memory holds is as good as the largest.
    pub(super) fn size(&self, keyword: &str) -> Result<Option<u64>, LoadError> {
        let Some(value) = self.get(keyword) else { return Ok(None) };
        let whole = |number: f64| {
            let fits = number >= 0.0 && number.fract() == 0.0;
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "saturates, which is right here"
            )]
            fits.then_some(number as u64)
        };
        value
            .as_u64()
            .or_else(|| value.as_f64().and_then(whole))
            .map(Some)
            .ok_or_else(|| self.wrong(&self.at(keyword), "a whole number of 0 or more", value))
    }

    /// A number; the inner none is one that is beyond what is decided.
    pub(super) fn number(&self, keyword: &str) -> Result<Option<Option<Decimal>>, LoadError> {
        match self.get(keyword) {
            None => Ok(None),
            Some(Value::Number(number)) => Ok(Some(Decimal::parse(&number.to_string()))),
            Some(other) => Err(self.wrong(&self.at(keyword), "a number", other)),
        }
    }

    pub(super) fn text(&self, keyword: &str) -> Result<Option<&'a str>, LoadError> {
        match self.get(keyword) {
            None => Ok(None),
            Some(Value::String(text)) => Ok(Some(text)),
            Some(other) => Err(self.wrong(&self.at(keyword), "a string", other)),
        }
    }

    pub(super) fn bool(&self, keyword: &str) -> Result<bool, LoadError> {
        match self.get(keyword) {
            None => Ok(false),
            Some(Value::Bool(value)) => Ok(*value),
            Some(other) => Err(self.wrong(&self.at(keyword), "true or false", other)),
        }
    }

    pub(super) fn list(&self, keyword: &str) -> Result<Option<&'a [Value]>, LoadError> {
        match self.get(keyword) {
            None => Ok(None),
            Some(Value::Array(items)) => Ok(Some(items)),
            Some(other) => Err(self.wrong(&self.at(keyword), "an array", other)),
        }
    }

    /// Members by name; none where the keyword is missing.
    pub(super) fn members(
        &self,
        keyword: &str,
    ) -> Result<impl Iterator<Item = (&'a String, &'a Value)> + use<'a>, LoadError> {
        match self.get(keyword) {
            None => Ok(None.into_iter().flatten()),
            Some(Value::Object(members)) => Ok(Some(members).into_iter().flatten()),
            Some(other) => Err(self.wrong(&self.at(keyword), "an object", other)),
        }
    }

    /// The strings of an array that stands at a pointer.
    pub(super) fn strings(&self, pointer: &str, value: &'a Value) -> Result<Vec<&'a str>, LoadError> {
        let items = value.as_array().ok_or_else(|| self.wrong(pointer, "an array of strings", value))?;
        let text = |(at, item): (usize, &'a Value)| {
            item.as_str().ok_or_else(|| self.wrong(&format!("{pointer}/{at}"), "a string", item))
        };
        items.iter().enumerate().map(text).collect()
    }
}
