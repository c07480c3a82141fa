//! Types as Rust source: the declaration with its derive, its `Arbitrary`, and the list of all subjects.

use std::fmt::Write as _;

use crate::model::{Body, Field, Type, Variant};

/// Instances of the generic types, which are no subjects by themselves.
const INSTANCES: [&str; 6] = [
    "Page<Line>",
    "Page<String>",
    "Page<Page<Shade>>",
    "Pair<Uuid, Tree>",
    "Pair<Sku, Vec<Payment>>",
    "Pair<Page<bool>, Expr>",
];

/// Types that are written by hand, beside the test.
const TEXTS: [&str; 3] = ["Currency", "Slug", "Hex"];

/// The source of the whole corpus.
pub(crate) fn source(types: &[Type], cells: &[(&str, &str)]) -> String {
    let mut out = String::new();
    for ty in types {
        declaration(ty, &mut out);
        arbitrary(ty, &mut out);
        if has_twin(ty) {
            twin(ty, &mut out);
        }
    }
    subjects(types, &mut out);
    aliases(types, &mut out);
    let _ = writeln!(
        out,
        "/// The cells of the matrix that some field covers.\npub(crate) const CELLS: &[(&str, &str)] = &{cells:?};"
    );
    out
}

/// Whether there is a `reader` type of the same fields; one that holds itself would hold the other.
fn has_twin(ty: &Type) -> bool {
    ty.event && matches!(&ty.body, Body::Record(fields) if !fields.iter().any(|field| field.rust.contains(&ty.ident)))
}

fn twin(ty: &Type, out: &mut String) {
    let Body::Record(fields) = &ty.body else { return };
    let (ident, lower) = (&ty.ident, ty.ident.to_lowercase());
    let _ = writeln!(
        out,
        "/// Generated.\n#[derive(Debug, Clone, PartialEq, Event)]\n#[event(\"corpus.{lower}.reader.v1\", topic = \"corpus\", reader)]\npub(crate) struct {ident}Reader {{"
    );
    members(fields, "pub(crate) ", out);
    out.push_str("}\n");
}

fn head(ty: &Type, out: &mut String) {
    let derive = if ty.event { "Event" } else { "Payload" };
    let _ = writeln!(out, "/// Generated.\n#[derive(Debug, Clone, PartialEq, {derive})]");
    if ty.event {
        let _ = writeln!(out, "#[event(\"corpus.{}.v1\", topic = \"corpus\")]", ty.ident.to_lowercase());
    }
    match &ty.body {
        Body::Words { open, .. } => {
            let _ = writeln!(out, "#[payload({})]", openness(*open));
        }
        Body::Tagged { open, tag, .. } => {
            let _ = writeln!(out, "#[payload(tag = {tag:?}, {})]", openness(*open));
        }
        Body::Record(_) | Body::Newtype(_) => {}
    }
}

fn openness(open: bool) -> &'static str {
    if open { "open" } else { "closed" }
}

fn parameters(ty: &Type) -> String {
    if ty.parameters.is_empty() { String::new() } else { format!("<{}>", ty.parameters.join(", ")) }
}

fn attribute(field: &Field) -> String {
    let name = (!field.name.is_empty()).then(|| format!("{:?}", field.name));
    let parts: Vec<String> = name.into_iter().chain(field.modifiers.iter().cloned()).collect();
    if parts.is_empty() { String::new() } else { format!("#[json({})]", parts.join(", ")) }
}

fn members(fields: &[Field], visibility: &str, out: &mut String) {
    for (index, field) in fields.iter().enumerate() {
        let _ = writeln!(out, "    {}\n    {visibility}m{index}: {},", attribute(field), field.rust);
    }
}

fn declaration(ty: &Type, out: &mut String) {
    head(ty, out);
    let (ident, parameters) = (&ty.ident, parameters(ty));
    match &ty.body {
        Body::Record(fields) => {
            let _ = writeln!(out, "pub(crate) struct {ident}{parameters} {{");
            members(fields, "pub(crate) ", out);
            out.push_str("}\n");
        }
        Body::Newtype(field) => {
            // Keys of maps have an order.
            if field.rust == "String" && field.modifiers.is_empty() {
                out.push_str("#[derive(Eq, PartialOrd, Ord)]\n");
            }
            let _ = writeln!(out, "pub(crate) struct {ident}({} pub(crate) {});", attribute(field), field.rust);
        }
        Body::Words { open, words } => {
            let _ = writeln!(out, "pub(crate) enum {ident} {{");
            for (index, (word, alias)) in words.iter().enumerate() {
                let _ = writeln!(out, "    #[json({word:?}{})]\n    V{index},", alias_text(alias.as_deref()));
            }
            other(*open, "UnknownText", out);
        }
        Body::Tagged { open, variants, .. } => {
            let _ = writeln!(out, "pub(crate) enum {ident} {{");
            for (index, variant) in variants.iter().enumerate() {
                let _ = write!(
                    out,
                    "    #[json({:?}{})]\n    V{index}",
                    variant.word,
                    alias_text(variant.alias.as_deref())
                );
                if let Some(fields) = &variant.fields {
                    out.push_str(" {\n");
                    members(fields, "", out);
                    out.push_str("    }");
                }
                out.push_str(",\n");
            }
            other(*open, "UnknownObject", out);
        }
    }
}

fn alias_text(alias: Option<&str>) -> String {
    alias.map(|alias| format!(", alias = {alias:?}")).unwrap_or_default()
}

fn other(open: bool, holds: &str, out: &mut String) {
    if open {
        let _ = writeln!(out, "    #[json(other)]\n    Unknown({holds}),");
    }
    out.push_str("}\n");
}

fn made(field: &Field) -> String {
    format!("Arbitrary::arbitrary(source, &{})", field.hints)
}

fn made_members(fields: &[Field]) -> String {
    fields.iter().enumerate().map(|(index, field)| format!("m{index}: {}, ", made(field))).collect()
}

fn arbitrary(ty: &Type, out: &mut String) {
    let bounded: Vec<String> = ty.parameters.iter().map(|parameter| format!("{parameter}: Arbitrary")).collect();
    let bounds = if bounded.is_empty() { String::new() } else { format!("<{}>", bounded.join(", ")) };
    let body = match &ty.body {
        Body::Record(fields) => format!("source.nest(|source| Self {{ {} }})", made_members(fields)),
        Body::Newtype(field) => format!("Self({})", made(field)),
        Body::Words { open, words } => {
            let known: Vec<&str> = words
                .iter()
                .flat_map(|(word, alias)| [Some(word), alias.as_ref()])
                .flatten()
                .map(String::as_str)
                .collect();
            let mut arms: Vec<String> = (0..words.len()).map(|index| format!("Self::V{index}")).collect();
            if *open {
                arms.push(format!("Self::Unknown(unknown_text(source, &{known:?}))"));
            }
            choice(&arms, arms.len())
        }
        Body::Tagged { open, tag, variants } => tagged(*open, tag, variants),
    };
    let _ = writeln!(
        out,
        "impl{bounds} Arbitrary for {}{} {{\n    #[allow(unused_variables)]\n    fn arbitrary(source: &mut Source, _: &Hints) -> Self {{\n        {body}\n    }}\n}}",
        ty.ident,
        parameters(ty),
    );
}

fn tagged(open: bool, tag: &str, variants: &[Variant]) -> String {
    let known: Vec<&str> =
        variants.iter().flat_map(|it| [Some(&it.word), it.alias.as_ref()]).flatten().map(String::as_str).collect();
    // Those that do not lead back come first, so that a tight source picks among them.
    let mut ordered: Vec<(usize, &Variant)> = variants.iter().enumerate().collect();
    ordered.sort_by_key(|(_, variant)| variant.recursive);
    let flat = ordered.iter().filter(|(_, variant)| !variant.recursive).count();
    let mut arms: Vec<String> = ordered
        .iter()
        .map(|(index, variant)| match &variant.fields {
            Some(fields) => format!("source.nest(|source| Self::V{index} {{ {} }})", made_members(fields)),
            None => format!("Self::V{index}"),
        })
        .collect();
    if open {
        arms.push(format!("Self::Unknown(unknown_object(source, {tag:?}, &{known:?}))"));
    }
    choice(&arms, flat)
}

/// One of the arms, of the first `flat` where the source is tight.
fn choice(arms: &[String], flat: usize) -> String {
    let mut text = format!(
        "let most = if source.is_tight() {{ {} }} else {{ {} }};\n        match source.rng.usize(..most) {{\n",
        flat.max(1),
        arms.len()
    );
    for (index, arm) in arms.iter().enumerate() {
        let pattern = if index + 1 == arms.len() { "_".to_owned() } else { index.to_string() };
        let _ = writeln!(text, "            {pattern} => {arm},");
    }
    text + "        }"
}

fn subjects(types: &[Type], out: &mut String) {
    out.push_str("/// Every type of the corpus.\npub(crate) fn subjects() -> Vec<Subject> {\n    vec![\n");
    for ty in types.iter().filter(|ty| ty.parameters.is_empty()) {
        let (of, ident) = (if ty.event { "event" } else { "payload" }, &ty.ident);
        let twin = if has_twin(ty) { format!(".twin::<{ident}Reader>()") } else { String::new() };
        let _ = writeln!(out, "        Subject::{of}::<{ident}>({ident:?}){twin},");
    }
    for name in INSTANCES.iter().chain(&TEXTS) {
        let _ = writeln!(out, "        Subject::payload::<{name}>({name:?}),");
    }
    out.push_str("    ]\n}\n");
}

/// Names and their aliases, of fields and of variants.
fn aliases(types: &[Type], out: &mut String) {
    let mut pairs: Vec<(String, String)> = Vec::new();
    let mut add =
        |name: &str, alias: &Option<String>| pairs.extend(alias.clone().map(|alias| (name.to_owned(), alias)));
    for ty in types {
        match &ty.body {
            Body::Record(fields) => fields.iter().for_each(|field| add(&field.name, &field.alias)),
            Body::Newtype(_) => {}
            Body::Words { words, .. } => words.iter().for_each(|(word, alias)| add(word, alias)),
            Body::Tagged { variants, .. } => {
                for variant in variants {
                    add(&variant.word, &variant.alias);
                    variant.fields.iter().flatten().for_each(|field| add(&field.name, &field.alias));
                }
            }
        }
    }
    pairs.sort();
    pairs.dedup();
    let _ = writeln!(
        out,
        "/// Names, each with one that it had before.\npub(crate) const ALIASES: &[(&str, &str)] = &{pairs:?};"
    );
}
