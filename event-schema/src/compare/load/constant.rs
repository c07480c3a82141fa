//! `enum` and `const`: scalars as sets of the leaf, arrays and objects by their structure.

use std::collections::BTreeSet;

use serde_json::Value;

use super::site::Here;
use super::{LoadError, Loader, Parts};
use crate::compare::number::Decimal;
use crate::compare::schema::{Expr, ExprId, Kinds, Leaf, Schemas, Why};

impl<'a> Loader<'a, '_> {
    pub(super) fn constants(&mut self, here: &Here<'a>, leaf: &mut Leaf, parts: &mut Parts) -> Result<(), LoadError> {
        if let Some(values) = here.list("enum")? {
            self.one_of(here, "enum", &values.iter().collect::<Vec<_>>(), leaf, parts);
        }
        if let Some(value) = here.get("const") {
            self.one_of(here, "const", &[value], leaf, parts);
        }
        Ok(())
    }

    /// Narrows the leaf where all values are scalars, adds a part of its own otherwise.
    fn one_of(
        &mut self,
        here: &Here<'a>,
        keyword: &'static str,
        values: &[&'a Value],
        leaf: &mut Leaf,
        parts: &mut Parts,
    ) {
        let (scalars, others) = scalars(values);
        if others.is_empty() {
            leaf.kinds = leaf.kinds.and(scalars.kinds);
            narrow(&mut leaf.numbers.set, scalars.numbers.set);
            narrow(&mut leaf.texts.set, scalars.texts.set);
            return;
        }
        let mut choices: Vec<ExprId> = others.iter().map(|value| self.constant(here, keyword, value)).collect();
        if scalars.kinds != Kinds::NONE {
            choices.insert(0, self.add(here, keyword, Expr::Leaf(Box::new(scalars))));
        }
        let part = if choices.len() == 1 { Expr::Same(choices[0]) } else { Expr::Any(choices) };
        parts.push((part, keyword));
    }

    fn constant(&mut self, here: &Here<'a>, keyword: &'static str, value: &'a Value) -> ExprId {
        let expr = match value {
            Value::Array(items) => {
                let mut leaf = Leaf::of(Kinds::ARRAY);
                leaf.arrays.prefix = items.iter().map(|item| self.constant(here, keyword, item)).collect();
                leaf.arrays.min = items.len() as u64;
                leaf.arrays.max = Some(leaf.arrays.min);
                leaf.arrays.rest = Schemas::NOTHING;
                Expr::Leaf(Box::new(leaf))
            }
            Value::Object(members) => {
                let mut leaf = Leaf::of(Kinds::OBJECT);
                let objects = &mut leaf.objects;
                for (name, member) in members {
                    objects.index.insert(name.clone(), objects.properties.len());
                    objects.properties.push((name.clone(), self.constant(here, keyword, member)));
                    objects.required.insert(name.clone());
                }
                objects.rest = Schemas::NOTHING;
                Expr::Leaf(Box::new(leaf))
            }
            scalar => match scalars(&[scalar]) {
                (leaf, others) if others.is_empty() => Expr::Leaf(Box::new(leaf)),
                _ => {
                    let number = self.add(here, keyword, Expr::Leaf(Box::new(Leaf::of(Kinds::NUMBER))));
                    let unknown = self.add(here, keyword, Expr::Unknown(here.reason(Why::NumberSize, keyword)));
                    Expr::All(vec![number, unknown])
                }
            },
        };
        self.add(here, keyword, expr)
    }
}

/// A leaf of the scalars, and the values that no leaf holds: arrays, objects, numbers beyond what is decided.
fn scalars<'a>(values: &[&'a Value]) -> (Leaf, Vec<&'a Value>) {
    let mut leaf = Leaf::of(Kinds::NONE);
    let (mut numbers, mut texts, mut others) = (BTreeSet::new(), BTreeSet::new(), Vec::new());
    for value in values {
        let kind = match value {
            Value::Null => Kinds::NULL,
            Value::Bool(false) => Kinds::FALSE,
            Value::Bool(true) => Kinds::TRUE,
            Value::Number(number) => match Decimal::parse(&number.to_string()) {
                Some(number) => {
                    numbers.insert(number);
                    Kinds::NUMBER
                }
                None => {
                    others.push(*value);
                    Kinds::NONE
                }
            },
            Value::String(text) => {
                texts.insert(text.clone());
                Kinds::TEXT
            }
            Value::Array(_) | Value::Object(_) => {
                others.push(*value);
                Kinds::NONE
            }
        };
        leaf.kinds = leaf.kinds.or(kind);
    }
    leaf.numbers.set = leaf.kinds.has(Kinds::NUMBER).then_some(numbers);
    leaf.texts.set = leaf.kinds.has(Kinds::TEXT).then_some(texts);
    (leaf, others)
}

/// What is in both sets. Without one of them the kind is gone, or everything of it is in.
fn narrow<T: Ord + Clone>(set: &mut Option<BTreeSet<T>>, other: Option<BTreeSet<T>>) {
    *set = match (set.take(), other) {
        (Some(set), Some(other)) => Some(set.intersection(&other).cloned().collect()),
        (set, other) => set.or(other),
    };
}
