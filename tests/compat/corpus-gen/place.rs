//! Where an edited record stands in its event: at the root, in another struct, list, map, variant, or inside recursion.

use crate::fields::library;
use crate::model::{Edit, Module, Pair, Type, Version};

/// Fields that hold the edited record.
const INNER: &[&str] = &[
    "inner: Inner",
    "inner: Vec<Inner> / len = 1..=3",
    "inner: Vec<Inner> / omitempty",
    "inner: BTreeMap<String, Inner>",
    "inner: Option<Inner> / omitempty",
    "inner: Option<Box<Inner>> / nullable",
    "inner: Patch<Inner>",
    "inner: [Inner; 2]",
    "inner: Page<Inner>",
    "inner: Arc<Inner>",
    "inner: BTreeMap<Sku, Vec<Inner>> / omitempty",
];

/// Enums with a variant that has the record's fields (`@`).
const CHOICES: &[&str] = &["closed t: one { @ } ; two", "closed t: two ; one=uno { @ }", "open t: one { @ } ; two"];

/// Fields by which the record holds itself.
const AGAIN: &[&str] =
    &["again: Option<Box<Inner>> / omitempty", "again: Vec<Inner>", "again: Option<Box<Other>> / nullable"];

/// How an edited type of one's own is used, in place of the bare type.
const WRAPS: &[&str] = &[
    "@",
    "Vec<@> / len = ..=3",
    "BTreeMap<String, @>",
    "Option<@> / omitempty",
    "[@; 2]",
    "Option<Box<@>> / nullable",
];

/// A place, the same before and after.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    kind: Kind,
    wrap: &'static str,
    beside: Vec<String>,
}

#[derive(Debug, Clone, Copy)]
enum Kind {
    Root,
    Inner(&'static str),
    Variant(&'static str),
    Recursive(&'static str),
}

impl Place {
    /// At the root of the event, with these fields beside.
    pub(crate) fn root(beside: Vec<String>) -> Self {
        Self { kind: Kind::Root, wrap: WRAPS[0], beside }
    }

    /// Somewhere inside.
    pub(crate) fn inside(rng: &mut fastrand::Rng, beside: Vec<String>) -> Self {
        let kind = match rng.u8(..5) {
            0 => Kind::Variant(CHOICES[rng.usize(..CHOICES.len())]),
            1 => Kind::Recursive(AGAIN[rng.usize(..AGAIN.len())]),
            _ => Kind::Inner(INNER[rng.usize(..INNER.len())]),
        };
        Self { kind, wrap: WRAPS[rng.usize(..WRAPS.len())], beside }
    }

    fn name(&self) -> String {
        match self.kind {
            Kind::Root => "at the root".to_owned(),
            Kind::Inner(field) => format!("in {}", &field["inner: ".len()..]),
            Kind::Variant(choice) => format!("in a variant, {}", choice.replace("@", "..")),
            Kind::Recursive(field) => format!("inside recursion, {}", &field["again: ".len()..]),
        }
    }

    /// Both versions at this place.
    pub(crate) fn pair(&self, edit: &Edit) -> Pair {
        let bare = |version: &Version| !version.fields.iter().any(|field| field.contains(" / "));
        let typed = !edit.old.types.is_empty() || !edit.new.types.is_empty();
        let wrap = if typed && bare(&edit.old) && bare(&edit.new) { self.wrap } else { WRAPS[0] };
        let usage = if wrap == WRAPS[0] { String::new() } else { format!(", used as {}", wrap.replace('@', "_")) };
        Pair {
            edit: format!("{} ({}{usage})", edit.name, self.name()),
            shown: [shown(&edit.old), shown(&edit.new)],
            old: self.module(&edit.old, wrap),
            new: self.module(&edit.new, wrap),
        }
    }

    fn module(&self, version: &Version, wrap: &str) -> Module {
        let wrapped = version.fields.iter().map(|field| match field.split_once(": ") {
            Some((name, rust)) if wrap != WRAPS[0] => format!("{name}: {}", wrap.replace('@', rust)),
            _ => field.clone(),
        });
        let (near, far) = self.beside.split_at(self.beside.len() / 2);
        let text: Vec<String> = near.iter().cloned().chain(wrapped).collect();
        let (text, far) = (text.join(" | "), far.join(" | "));
        let both = |one: &str, other: &str| {
            [one, other].into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" | ")
        };
        let mut types = match self.kind {
            Kind::Root => vec![Type::record("Subject", &both(&text, &far))],
            Kind::Inner(field) => {
                vec![Type::record("Subject", &both(field, &far)), Type::record("Inner", &text)]
            }
            Kind::Variant(choice) => vec![
                Type::record("Subject", &both("inner: Inner", &far)),
                Type::tagged("Inner", &choice.replace('@', &text)),
            ],
            Kind::Recursive(field) => vec![
                Type::record("Subject", &both("inner: Inner", &far)),
                Type::record("Inner", &both(&text, field)),
                Type::record("Other", "back: Vec<Inner> / omitempty"),
            ],
        };
        types.extend(version.types.iter().cloned());
        Module { types: with_library(types), is_reworded: version.is_reworded }
    }
}

/// With the types of the library that are named, and without types that are not.
fn with_library(mut types: Vec<Type>) -> Vec<Type> {
    let library: Vec<Type> =
        library().into_iter().filter(|ty| !types.iter().any(|own| own.ident == ty.ident)).collect();
    types.extend(library);
    let mut named = vec![0];
    let mut at = 0;
    while let Some(&index) = named.get(at) {
        for (other, ty) in types.iter().enumerate() {
            if !named.contains(&other) && types[index].mentions(&ty.ident) {
                named.push(other);
            }
        }
        at += 1;
    }
    named.sort_unstable();
    named.into_iter().map(|index| types[index].clone()).collect()
}

/// The version as a table shows it.
fn shown(version: &Version) -> String {
    let types = version.types.iter().map(Type::shown);
    let text: Vec<String> = version.fields.iter().map(|field| field.replace(" / ", ", ")).chain(types).collect();
    if text.is_empty() { "nothing".to_owned() } else { text.join("; ") }
}
