//! The tag that a field without one may get.

use crate::check::event::{is_text, key_field};
use crate::check::modifiers::missing;
use crate::check::names;
use crate::model::{Container, Field, word};
use crate::parse::Json;
use crate::serde::{self, Serde};
use crate::shape::{Innermost, Leaf, Shape, innermost, shape};

/// A field's name and modifiers, and what is to be said about them.
pub(crate) struct Proposal {
    name: String,
    modifiers: Vec<String>,
    /// What else could be written.
    pub(crate) or: Option<&'static str>,
    /// What the tag does not keep of serde's form.
    pub(crate) notes: Vec<String>,
    /// serde's keys that have no counterpart.
    pub(crate) rest: Vec<String>,
}

impl Proposal {
    pub(crate) fn of(container: &Container<'_>, field: &Field<'_>) -> Self {
        let name = names::suggested(container, field);
        let mut proposal = Self { name, modifiers: Vec::new(), or: None, notes: Vec::new(), rest: Vec::new() };
        if serde::is_used(container) {
            proposal.as_serde(container, field);
        } else {
            proposal.guess(field);
        }
        let is_key = key_field(container).is_some_and(|key| std::ptr::eq(key, field));
        if is_key && is_text(field) {
            proposal.add("len = 1..");
        }
        proposal
    }

    /// `#[json("name", ..)]`.
    pub(crate) fn tag(&self) -> String {
        let modifiers = self.modifiers.iter().map(|modifier| format!(", {modifier}")).collect::<String>();
        format!("#[json({:?}{modifiers})]", self.name)
    }

    fn add(&mut self, modifier: impl Into<String>) {
        self.modifiers.push(modifier.into());
    }

    /// The modifiers that the type needs, each the first choice for a new type.
    fn guess(&mut self, field: &Field<'_>) {
        for (word, _) in missing(field.ty, &Json::default()) {
            match (word, innermost(field.ty)) {
                ("omitempty", _) => self.or = Some("nullable: None is written as null"),
                ("string", Innermost::Leaf(Leaf::Integer(integer))) if integer.bits != 128 && self.or.is_none() => {
                    self.or = Some("safe: a number within +-(2^53 - 1)");
                }
                _ => {}
            }
            self.add(word);
        }
    }

    /// What serde has written until now.
    fn as_serde(&mut self, container: &Container<'_>, field: &Field<'_>) {
        let serde = Serde::of(field.attributes);
        if !matches!(shape(field.ty), Shape::Patch(_)) {
            self.absence(container, field, &serde);
        }
        match innermost(field.ty) {
            Innermost::Leaf(Leaf::Integer(integer)) if integer.bits == 128 => {
                self.notes.push("serde wrote a number, of which readers round the digits beyond 2^53".into());
                self.add("string");
            }
            Innermost::Leaf(Leaf::Integer(integer)) if integer.is_wide() => {
                self.or = Some("string: decimal text, for values beyond 2^53 - 1");
                self.add("safe");
            }
            Innermost::Bytes => {
                self.notes.push("serde wrote a list of numbers: that is `Vec<u16>`, without `base64`".into());
                self.add("base64");
            }
            _ => {}
        }
        for alias in &serde.aliases {
            self.add(format!("alias = {alias:?}"));
        }
        let names = std::iter::once(&self.name).chain(&serde.aliases);
        let is_verbatim = |(index, name): (usize, &String)| match index {
            0 => names::is_verbatim(container, name),
            _ => !names::is_identifier(name),
        };
        if names.enumerate().any(is_verbatim) {
            self.add("verbatim");
        }
        self.rest = serde.rest;
    }

    /// What may be left out or null.
    fn absence(&mut self, container: &Container<'_>, field: &Field<'_>, serde: &Serde) {
        let is_option = matches!(shape(field.ty), Shape::Option(_));
        let skipped = serde.skip_if.as_ref().map(|path| omitted(field, path));
        if let Some(Some(modifier)) = skipped {
            if serde.default.as_ref().is_some_and(Option::is_some)
                || Serde::of(&container.input.attrs).default.is_some()
            {
                self.notes.push(format!(
                    "serde's `default` filled in another value: `{modifier}` reads what is absent as empty"
                ));
            }
            return self.add(modifier);
        }
        if let (Some(None), Some(path)) = (skipped, &serde.skip_if) {
            self.notes.push(format!("serde left it out where `{path}` said so, which no modifier does for this type"));
        }
        if is_option {
            self.add("nullable");
        }
        match (&serde.default, Serde::of(&container.input.attrs).default, field.ident) {
            (Some(Some(path)), ..) => self.add(format!("default = {path}()")),
            (Some(None), ..) => self.add("default"),
            (None, Some(None), Some(ident)) => self.add(format!("default = Self::default().{}", word(ident))),
            (None, Some(Some(path)), Some(ident)) => self.add(format!("default = {path}().{}", word(ident))),
            // serde reads an absent `Option` as None.
            (None, ..) if is_option => self.add("default"),
            (None, ..) => {}
        }
    }
}

/// The modifier that leaves out what a function of `skip_serializing_if` names, by its name.
fn omitted(field: &Field<'_>, path: &str) -> Option<&'static str> {
    let function = path.rsplit("::").next().unwrap_or(path).trim().to_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| function.contains(word));
    match shape(field.ty) {
        Shape::Option(_) => says(&["none"]).then_some("omitempty"),
        Shape::Leaf(Leaf::Integer(_) | Leaf::Float | Leaf::Bool) => {
            says(&["zero", "not", "false", "default"]).then_some("omitzero")
        }
        Shape::Vec(_) | Shape::Map(..) | Shape::Bytes | Shape::Leaf(Leaf::Text) | Shape::Unknown => {
            says(&["empty", "default"]).then_some("omitempty")
        }
        _ => None,
    }
}
