//! Pairs as Rust source: a module per version with its types and their `Arbitrary`, and the list of all pairs.

use std::fmt::Write as _;

use crate::model::{Body, Field, Module, Pair, Type, Variant, Word};

/// Modules `p000::{old, new}` and the function `pairs`; the events are called `<topic>.p000.old.v1`.
pub(crate) fn source(topic: &str, pairs: &[Pair]) -> String {
    let mut out = String::new();
    for (index, pair) in pairs.iter().enumerate() {
        let _ = writeln!(out, "/// {}\npub(crate) mod p{index:03} {{", pair.edit);
        for (name, module, other) in [("old", &pair.old, &pair.new), ("new", &pair.new, &pair.old)] {
            let _ = writeln!(out, "pub(crate) mod {name} {{\n#[allow(unused_imports)]\nuse super::super::names::*;");
            let words = words(&[module, other]);
            let doc = if module.is_reworded { "Generated, in other words." } else { "Generated." };
            for (at, ty) in module.types.iter().enumerate() {
                let event =
                    (at == 0).then(|| format!("#[event(\"{topic}.p{index:03}.{name}.v1\", topic = \"{topic}\")]"));
                declaration(ty, event.as_deref(), doc, &mut out);
                arbitrary(ty, &words, &mut out);
            }
            out.push_str("}\n");
        }
        out.push_str("}\n");
    }
    out.push_str("/// Every pair.\npub(crate) fn pairs() -> Vec<Pair> {\nvec![\n");
    for (index, pair) in pairs.iter().enumerate() {
        let [old, new] = &pair.shown;
        let _ = writeln!(
            out,
            "Pair {{ name: \"p{index:03}\", edit: {:?}, shown: [{old:?}, {new:?}], old: Subject::of::<p{index:03}::old::Subject>(), new: Subject::of::<p{index:03}::new::Subject>() }},",
            pair.edit
        );
    }
    out.push_str("]\n}\n");
    out
}

/// Every value of an enum on either side, so that what is unknown to one side is often known to the other.
fn words(modules: &[&Module]) -> Vec<String> {
    let types = modules.iter().flat_map(|module| &module.types);
    let mut words: Vec<String> = types
        .flat_map(|ty| -> Vec<&Word> {
            match &ty.body {
                Body::Words { words, .. } => words.iter().collect(),
                Body::Tagged { variants, .. } => variants.iter().map(|variant| &variant.word).collect(),
                Body::Record(_) | Body::Newtype(_) => Vec::new(),
            }
        })
        .flat_map(known)
        .collect();
    words.sort();
    words.dedup();
    words
}

fn known(word: &Word) -> Vec<String> {
    [Some(&word.name), word.alias.as_ref()].into_iter().flatten().cloned().collect()
}

fn openness(open: bool) -> &'static str {
    if open { "open" } else { "closed" }
}

fn attribute(field: &Field) -> String {
    let name = (!field.name.is_empty()).then(|| format!("{:?}", field.name));
    let modifiers = (!field.modifiers.is_empty()).then(|| field.modifiers.clone());
    let parts: Vec<String> = name.into_iter().chain(modifiers).collect();
    if parts.is_empty() { String::new() } else { format!("#[json({})]", parts.join(", ")) }
}

fn members(fields: &[Field], visibility: &str, out: &mut String) {
    for field in fields {
        let _ = writeln!(out, "{} {visibility}{}: {},", attribute(field), field.name, field.rust);
    }
}

fn declaration(ty: &Type, event: Option<&str>, doc: &str, out: &mut String) {
    let derive = if event.is_some() { "Event" } else { "Payload" };
    let _ = writeln!(out, "/// {doc}\n#[derive({derive})]\n{}", event.unwrap_or_default());
    let ident = format!("{}{}", ty.ident, if ty.is_generic { "<T>" } else { "" });
    match &ty.body {
        Body::Record(fields) => {
            let _ = writeln!(out, "pub(crate) struct {ident} {{");
            members(fields, "pub(crate) ", out);
        }
        Body::Newtype(field) => {
            // Keys of maps have an order.
            let order = if field.rust == "String" { "#[derive(PartialEq, Eq, PartialOrd, Ord)]\n" } else { "" };
            let _ = writeln!(out, "{order}pub(crate) struct {ident}({} pub(crate) {});", attribute(field), field.rust);
            if field.rust == "String" && field.modifiers.is_empty() {
                let _ =
                    writeln!(out, "impl From<String> for {ident} {{ fn from(text: String) -> Self {{ Self(text) }} }}");
            }
            return;
        }
        Body::Words { open, words } => {
            let _ = writeln!(out, "#[payload({})]\npub(crate) enum {ident} {{", openness(*open));
            for (index, word) in words.iter().enumerate() {
                let _ = writeln!(out, "{} V{index},", value(word));
            }
            other(*open, "UnknownText", out);
        }
        Body::Tagged { open, tag, variants } => {
            let _ = writeln!(out, "#[payload(tag = {tag:?}, {})]\npub(crate) enum {ident} {{", openness(*open));
            for (index, variant) in variants.iter().enumerate() {
                let _ = write!(out, "{} V{index}", value(&variant.word));
                if let Some(fields) = &variant.fields {
                    out.push_str(" {\n");
                    members(fields, "", out);
                    out.push('}');
                }
                out.push_str(",\n");
            }
            other(*open, "UnknownObject", out);
        }
    }
    out.push_str("}\n");
}

fn value(word: &Word) -> String {
    let alias = word.alias.as_ref().map(|alias| format!(", alias = {alias:?}")).unwrap_or_default();
    format!("#[json({:?}{alias})]", word.name)
}

fn other(open: bool, holds: &str, out: &mut String) {
    if open {
        let _ = writeln!(out, "#[json(other)] Unknown({holds}),");
    }
}

fn arbitrary(ty: &Type, words: &[String], out: &mut String) {
    let body = match &ty.body {
        Body::Record(fields) => format!("source.nest(|source| Self {{ {} }})", made_members(fields)),
        Body::Newtype(field) => format!("Self({})", made(field)),
        Body::Words { open, words: own } => {
            let mut arms: Vec<String> = (0..own.len()).map(|index| format!("Self::V{index}")).collect();
            if *open {
                let own: Vec<String> = own.iter().flat_map(known).collect();
                arms.push(format!("Self::Unknown(source.unknown_text(&{own:?}, &{words:?}))"));
            }
            choice(&arms, arms.len())
        }
        Body::Tagged { open, tag, variants } => {
            // Those that do not lead back come first, so that a tight source picks among them.
            let leads_back = |variant: &Variant| {
                variant.fields.iter().flatten().any(|field| crate::model::mentions(&field.rust, &ty.ident))
            };
            let mut ordered: Vec<(usize, &Variant)> = variants.iter().enumerate().collect();
            ordered.sort_by_key(|(_, variant)| leads_back(variant));
            let flat = variants.iter().filter(|variant| !leads_back(variant)).count();
            let arm = |(index, variant): &(usize, &Variant)| match &variant.fields {
                Some(fields) => format!("source.nest(|source| Self::V{index} {{ {} }})", made_members(fields)),
                None => format!("Self::V{index}"),
            };
            let mut arms: Vec<String> = ordered.iter().map(arm).collect();
            if *open {
                let own: Vec<String> = variants.iter().flat_map(|variant| known(&variant.word)).collect();
                arms.push(format!("Self::Unknown(source.unknown_object({tag:?}, &{own:?}, &{words:?}))"));
            }
            choice(&arms, flat)
        }
    };
    let (bound, parameter) = if ty.is_generic { ("<T: Arbitrary>", "<T>") } else { ("", "") };
    let _ = writeln!(
        out,
        "impl{bound} Arbitrary for {}{parameter} {{\n#[allow(unused_variables)]\nfn arbitrary(source: &mut Source, _: &Rules) -> Self {{\n{body}\n}}\n}}",
        ty.ident
    );
}

/// One of the arms, of the first `flat` where the source is tight.
fn choice(arms: &[String], flat: usize) -> String {
    let mut text = format!("match source.choice({}, {}) {{\n", flat.max(1), arms.len());
    for (index, arm) in arms.iter().enumerate() {
        let pattern = if index + 1 == arms.len() { "_".to_owned() } else { index.to_string() };
        let _ = writeln!(text, "{pattern} => {arm},");
    }
    text + "}"
}

fn made_members(fields: &[Field]) -> String {
    fields.iter().map(|field| format!("{}: {}, ", field.name, made(field))).collect()
}

fn made(field: &Field) -> String {
    format!("Arbitrary::arbitrary(source, &{})", rules(field))
}

/// What the modifiers allow, as a Rust expression.
fn rules(field: &Field) -> String {
    let mut text = "Rules::NONE".to_owned();
    for modifier in field.modifiers.split(", ") {
        match modifier.split_once(" = ") {
            Some(("range", range)) if field.rust.contains("f64") => {
                text.push_str(&format!(".floats({})", ends(range, "f64::MIN", "f64::MAX")))
            }
            Some(("range", range)) => text.push_str(&format!(".integers({})", ends(range, "i128::MIN", "i128::MAX"))),
            Some(("len", range)) => text.push_str(&format!(".len({})", ends(range, "0", "Rules::LONG"))),
            None if modifier == "safe" && !field.modifiers.contains("range") => text.push_str(".safe()"),
            _ => {}
        }
    }
    text
}

/// The ends of a range, both included; the end of `a..b` is the value before `b`.
fn ends(range: &str, least: &str, most: &str) -> String {
    let (low, high) = range.split_once("..").unwrap_or_else(|| panic!("{range}: no range"));
    let low = if low.is_empty() { least } else { low };
    let high = match high.strip_prefix('=') {
        Some(high) => high.to_owned(),
        None if high.is_empty() => most.to_owned(),
        None if high.contains('.') => format!("{high}_f64.next_down()"),
        None => format!("{high} - 1"),
    };
    format!("{low}, {high}")
}
