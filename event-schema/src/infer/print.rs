//! The source: use lines, the event, its types, each guess with what it rests on.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::leaf::{CANONICAL, Leaf};
use super::model::{Enum, Field, Holds, Model, Struct, Ty, Type};
use super::times::Zone;

/// What the source says about the event as a whole.
#[derive(Debug)]
pub(super) struct Head {
    /// What stands in `#[event(..)]`.
    pub(super) attribute: String,
    pub(super) event_type: String,
    /// Whether others defined it.
    pub(super) foreign: bool,
    pub(super) samples: u64,
}

/// Where comments are broken.
const WIDTH: usize = 110;

pub(super) fn print(head: &Head, model: &Model) -> String {
    let body = types(head, model);
    let uses = Uses::of(model);
    let mut out = String::new();
    let crates = uses.crates().join(", ");
    comment(&mut out, "", &format!("Inferred by `event-schema infer`; depends on {crates}."));
    let by_value = if is_by_value(model) { ", or equal by value where a comment says so" } else { "" };
    comment(&mut out, "", &format!("It reads the samples and writes them back as they were{by_value}."));
    comment(
        &mut out,
        "",
        "Comments say what a guess rests on. Samples show what was sent, not what may be: review it.",
    );
    out.push('\n');
    out.push_str(&uses.lines());
    out.push_str(&body);
    out
}

/// Whether some samples are written back equal, but not as they were.
fn is_by_value(model: &Model) -> bool {
    model.types.iter().any(|ty| match ty {
        Type::Struct(found) => found.fields.iter().flat_map(|field| &field.notes).any(|note| note.contains(CANONICAL)),
        Type::Enum(_) => false,
    })
}

fn types(head: &Head, model: &Model) -> String {
    let mut out = String::new();
    for (at, ty) in model.types.iter().enumerate() {
        out.push('\n');
        match ty {
            Type::Struct(found) if at == 0 => {
                print_head(&mut out, head, found);
                print_struct(&mut out, found, &format!("Event)]\n#[event({})]", head.attribute));
            }
            Type::Struct(found) => {
                let objects = if found.count == 1 { "1 object".to_owned() } else { format!("{} objects", found.count) };
                comment(&mut out, "", &format!("From {objects}."));
                print_struct(&mut out, found, "Payload)]");
            }
            Type::Enum(found) => print_enum(&mut out, found),
        }
    }
    out
}

/// Comments, and no doc comment: that is the contract's description, which says what happened.
fn print_head(out: &mut String, head: &Head, event: &Struct) {
    let samples = if head.samples == 1 { "1 sample".to_owned() } else { format!("{} samples", head.samples) };
    comment(out, "", &format!("`{}`, from {samples}. Say in a doc comment, `/// ..`, what happened.", head.event_type));
    if head.foreign {
        comment(
            out,
            "",
            "Others write it: with `reader` in #[event(..)] it is only read, and fields that you do not use",
        );
        comment(
            out,
            "",
            "may be left out. Their times stay text (`TimestampText`), so that each is kept as it was sent.",
        );
    }
    if event.fields.is_empty() {
        comment(out, "", "Every sample was empty.");
    }
}

fn print_struct(out: &mut String, found: &Struct, derive: &str) {
    for note in &found.notes {
        comment(out, "", note);
    }
    line(out, format_args!("#[derive(Debug, Clone, PartialEq, {derive}"));
    if found.fields.is_empty() {
        line(out, format_args!("pub struct {} {{}}", found.name));
        return;
    }
    line(out, format_args!("pub struct {} {{", found.name));
    for field in &found.fields {
        if !field.notes.is_empty() {
            comment(out, "    ", &field.notes.join("; "));
        }
        line(out, format_args!("    #[json({})]", tag(field)));
        line(out, format_args!("    pub {}: {},", field.ident, field_type(field)));
    }
    line(out, format_args!("}}"));
}

fn print_enum(out: &mut String, found: &Enum) {
    let count: u64 = found.values.values().sum();
    let values = if found.values.len() == 1 { "1 value".to_owned() } else { format!("{} values", found.values.len()) };
    comment(out, "", &format!("From {values} in {count} places; open, so that others are kept."));
    line(out, format_args!("#[derive(Debug, Clone, PartialEq, Eq, Payload)]\n#[payload(open)]"));
    line(out, format_args!("pub enum {} {{", found.name));
    let mut identifiers = super::names::Identifiers::default();
    for (value, seen) in &found.values {
        comment(out, "    ", &format!("{seen} of {count}"));
        line(out, format_args!("    #[json({value:?})]\n    {},", identifiers.variant(value)));
    }
    line(out, format_args!("    #[json(other)]\n    Unknown(UnknownText),\n}}"));
}

fn tag(field: &Field) -> String {
    let mut tag = format!("{:?}", field.json);
    if field.verbatim {
        tag.push_str(", verbatim");
    }
    match field.holds {
        Holds::OrAbsent => tag.push_str(", omitempty"),
        Holds::OrNull => tag.push_str(", nullable"),
        Holds::Always | Holds::OrBoth => {}
    }
    match innermost(&field.ty) {
        Some(Leaf::I64 | Leaf::U64) => tag.push_str(", safe"),
        Some(Leaf::Time(_, Some(precision))) => tag.push_str(&format!(", precision = {precision:?}")),
        _ => {}
    }
    tag
}

fn innermost(ty: &Ty) -> Option<Leaf> {
    match ty {
        Ty::Leaf(leaf) => Some(*leaf),
        Ty::List(inner) | Ty::Map(inner) => innermost(inner),
        Ty::Named(_) | Ty::Boxed(_) => None,
    }
}

fn field_type(field: &Field) -> String {
    let ty = type_text(&field.ty);
    match field.holds {
        Holds::Always => ty,
        Holds::OrAbsent | Holds::OrNull => format!("Option<{ty}>"),
        Holds::OrBoth => format!("Patch<{ty}>"),
    }
}

fn type_text(ty: &Ty) -> String {
    match ty {
        Ty::Leaf(leaf) => leaf.rust().to_owned(),
        Ty::Named(name) => name.clone(),
        Ty::Boxed(name) => format!("Box<{name}>"),
        Ty::List(inner) => format!("Vec<{}>", type_text(inner)),
        Ty::Map(inner) => format!("BTreeMap<String, {}>", type_text(inner)),
    }
}

/// What the source names of other crates.
#[derive(Debug, Default)]
struct Uses {
    map: bool,
    chrono: BTreeSet<&'static str>,
    core: BTreeSet<&'static str>,
    uuid: bool,
}

impl Uses {
    fn of(model: &Model) -> Self {
        let mut uses = Self { core: ["Event"].into(), ..Self::default() };
        for (at, ty) in model.types.iter().enumerate() {
            if at > 0 {
                uses.core.insert("Payload");
            }
            match ty {
                Type::Enum(_) => _ = uses.core.insert("UnknownText"),
                Type::Struct(found) => {
                    for field in &found.fields {
                        uses.add(&field.ty);
                        if field.holds == Holds::OrBoth {
                            uses.core.insert("Patch");
                        }
                    }
                }
            }
        }
        uses
    }

    fn add(&mut self, ty: &Ty) {
        match ty {
            Ty::Map(inner) => {
                self.map = true;
                self.add(inner);
            }
            Ty::List(inner) => self.add(inner),
            Ty::Leaf(Leaf::Uuid) => self.uuid = true,
            Ty::Leaf(Leaf::Time(Zone::Utc, _)) => self.chrono.extend(["DateTime", "Utc"]),
            Ty::Leaf(Leaf::Time(Zone::Offset, _)) => self.chrono.extend(["DateTime", "FixedOffset"]),
            Ty::Leaf(Leaf::Date) => _ = self.chrono.insert("NaiveDate"),
            Ty::Leaf(leaf @ (Leaf::Raw | Leaf::TimestampText)) => _ = self.core.insert(leaf.rust()),
            Ty::Leaf(_) | Ty::Named(_) | Ty::Boxed(_) => {}
        }
    }

    fn crates(&self) -> Vec<&'static str> {
        let chrono = (!self.chrono.is_empty()).then_some("chrono");
        chrono.into_iter().chain(["event-core"]).chain(self.uuid.then_some("uuid")).collect()
    }

    fn lines(&self) -> String {
        let mut out = String::new();
        if self.map {
            out.push_str("use std::collections::BTreeMap;\n\n");
        }
        for (package, names) in [("chrono", &self.chrono), ("event_core", &self.core)] {
            let names: Vec<&str> = names.iter().copied().collect();
            match names.as_slice() {
                [] => {}
                [name] => line(&mut out, format_args!("use {package}::{name};")),
                names => line(&mut out, format_args!("use {package}::{{{}}};", names.join(", "))),
            }
        }
        if self.uuid {
            out.push_str("use uuid::Uuid;\n");
        }
        out
    }
}

/// A comment, broken between words where it is long. What could end it, or change how it reads, is replaced: names of
/// members are data of others.
fn comment(out: &mut String, indent: &str, text: &str) {
    let is_plain = |letter: char| letter.is_ascii_graphic() || letter == ' ' || letter.is_alphanumeric();
    let text = &text.replace(|letter| !is_plain(letter), "?");
    let (space, rest) = text.split_at(text.len() - text.trim_start().len());
    let mut current = space.to_owned();
    for word in rest.split(' ') {
        if current.len() > space.len() && indent.len() + current.len() + word.len() > WIDTH {
            line(out, format_args!("{indent}// {current}"));
            space.clone_into(&mut current);
        }
        if current.len() > space.len() {
            current.push(' ');
        }
        current.push_str(word);
    }
    line(out, format_args!("{indent}// {current}"));
}

fn line(out: &mut String, text: std::fmt::Arguments<'_>) {
    writeln!(out, "{text}").expect("a String takes all text");
}
