//! What stands in the place of a type or a field that has no tags yet: the same with tags, ready to paste. What it decides
//! is said in comments; where serde has written the type until now, it stays as it is on the wire.

mod proposal;

use std::fmt::Display;

use quote::ToTokens;
use syn::Attribute;

use crate::check::types::fixed;
use crate::check::{event, names, shapes};
use crate::errors::Errors;
use crate::model::{Body, Container, Derive, Field, Variant, VariantBody, word};
use crate::render::render;
use crate::serde::{self, Serde};

use proposal::Proposal;

/// Reports a type without any `#[json(..)]` with one error that prints it with all tags.
pub(crate) fn report(container: &Container<'_>, errors: &mut Errors) {
    let Listing { text, refused, .. } = Listing::of(container);
    let kept = match serde::is_used(container) {
        true => " (they keep what serde's attributes say: remove those afterwards)",
        false => "",
    };
    let message =
        format!("no field has its name on the wire yet; here is the type with tags, to be checked and pasted{kept}");
    if refused.is_empty() {
        errors.fix(whole(container), message, format!("\n{text}"));
    } else {
        let refused = refused.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
        errors.at(container.ident, format!("{message} (refused here: {refused}):\n{text}"));
    }
}

/// Reports one field without `#[json(..)]`. A type that was refused without a replacement leaves none here.
pub(crate) fn report_field(container: &Container<'_>, field: &Field<'_>, errors: &mut Errors) {
    let message = "a field says its name on the wire";
    let declaration = field.declaration();
    let (Some(ident), Some(ty)) = (field.ident, fixed(field.ty)) else {
        errors.at(declaration, message);
        return;
    };
    let tag = Proposal::of(container, field).tag();
    errors.fix(declaration, message, format!("{tag} {}{ident}: {ty}", visibility(field)));
}

/// The item from its visibility to its end.
fn whole(container: &Container<'_>) -> proc_macro2::TokenStream {
    let mut item = container.input.clone();
    item.attrs.clear();
    item.into_token_stream()
}

/// The item as text.
struct Listing<'c, 'a> {
    container: &'c Container<'a>,
    text: String,
    /// The members whose types have no place in a contract and no replacement.
    refused: Vec<String>,
}

impl<'c, 'a> Listing<'c, 'a> {
    fn of(container: &'c Container<'a>) -> Self {
        let mut listing = Self { container, text: String::new(), refused: Vec::new() };
        listing.head();
        match &container.body {
            Body::Struct(fields) => listing.fields(fields, 1),
            Body::Enum(variants) => variants.iter().for_each(|variant| listing.variant(variant)),
            _ => {}
        }
        listing.text.push('}');
        listing
    }

    fn line(&mut self, depth: usize, line: impl Display) {
        self.text.push_str(&"    ".repeat(depth));
        self.text.push_str(&format!("{line}\n"));
    }

    /// All in front of the members.
    fn head(&mut self) {
        let container = self.container;
        if container.settings.attribute.is_none() {
            match (container.derive, &container.body) {
                (Derive::Event, _) => self.line(0, format!("#[event(\"{}\")]", event::guessed_type(container))),
                (Derive::Payload, Body::Enum(variants)) => self.settings(variants),
                _ => {}
            }
        }
        if let Body::Struct(_) = container.body {
            let own = Serde::of(&container.input.attrs);
            for key in own.rest.iter().map(String::as_str).chain(own.tag.is_some().then_some("tag")) {
                self.line(0, unmatched(key));
            }
        }
        let generics = container.generics.lt_token.map(|_| render(container.generics)).unwrap_or_default();
        let clause = container.generics.where_clause.as_ref();
        let clause = clause.map(|clause| format!(" {}", render(clause).trim_end_matches([',', ' '])));
        let head = render(shapes::head(container));
        self.line(0, format!("{head}{generics}{} {{", clause.unwrap_or_default()));
    }

    fn settings(&mut self, variants: &[Variant<'_>]) {
        let container = self.container;
        let is_open = variants.iter().any(|variant| Serde::of(variant.attributes).other);
        let (openness, or) = match is_open {
            true => ("open", "or closed: readers refuse unknown values"),
            false => ("closed", "or open: readers keep unknown values"),
        };
        if !container.is_data_enum() {
            return self.line(0, format!("#[payload({openness})] // {or}"));
        }
        let own = Serde::of(&container.input.attrs);
        if serde::is_used(container) && (own.tag.is_none() || !own.rest.is_empty()) {
            self.line(0, "// serde told the variants apart in another way than by a tag: this changes what is written");
        }
        let tag = own.tag.unwrap_or_else(|| shapes::guessed_tag(container).to_owned());
        self.line(0, format!("#[payload(tag = \"{tag}\", {openness})] // {or}"));
    }

    fn variant(&mut self, variant: &Variant<'_>) {
        let container = self.container;
        self.attributes(variant.attributes, 1);
        let serde = Serde::of(variant.attributes);
        serde.rest.iter().for_each(|key| self.line(1, unmatched(key)));
        let ident = variant.ident;
        if serde.other {
            let path = container.settings.krate.as_ref().map_or_else(|| "event_core".to_owned(), render);
            let kept = if container.is_data_enum() { "UnknownObject" } else { "UnknownText" };
            self.line(1, "#[json(other)]");
            return self.line(1, format!("{ident}({path}::{kept}),"));
        }
        let aliases = serde.aliases.iter().map(|alias| format!(", alias = {alias:?}")).collect::<String>();
        self.line(1, format!("#[json({:?}{aliases})]", names::suggested_value(container, variant)));
        match &variant.body {
            VariantBody::Unit => self.line(1, format!("{ident},")),
            VariantBody::Struct(fields) => {
                self.line(1, format!("{ident} {{"));
                self.fields(fields, 2);
                self.line(1, "},");
            }
            VariantBody::Tuple(fields) => {
                self.refused.push(word(ident));
                self.line(1, format!("{ident}{},", render(fields)));
            }
        }
    }

    fn fields(&mut self, fields: &[Field<'_>], depth: usize) {
        for field in fields {
            let Some(ident) = field.ident else { continue };
            self.attributes(field.attributes, depth);
            let proposal = Proposal::of(self.container, field);
            proposal.notes.iter().for_each(|note| self.line(depth, format!("// {note}")));
            proposal.rest.iter().for_each(|key| self.line(depth, unmatched(key)));
            let or = proposal.or.map(|or| format!(" // or {or}")).unwrap_or_default();
            self.line(depth, format!("{}{or}", proposal.tag()));
            let own = render(field.ty);
            let fixed = fixed(field.ty);
            if fixed.is_none() {
                self.refused.push(word(ident));
            }
            let was = fixed.as_ref().filter(|fixed| **fixed != own).map(|_| format!(" // was {own}"));
            let ty = fixed.as_ref().unwrap_or(&own);
            self.line(depth, format!("{}{ident}: {ty},{}", visibility(field), was.unwrap_or_default()));
        }
    }

    /// Docs and attributes, without those that the tags take the place of.
    fn attributes(&mut self, attributes: &[Attribute], depth: usize) {
        for line in crate::model::docs(attributes).lines() {
            self.line(depth, format!("/// {line}"));
        }
        let replaced = ["doc", "serde", "schemars"];
        for attribute in attributes.iter().filter(|it| !replaced.iter().any(|name| it.path().is_ident(name))) {
            self.line(depth, render(attribute));
        }
    }
}

fn unmatched(key: &str) -> String {
    format!("// serde's `{key}` has no counterpart: this changes what is on the wire")
}

fn visibility(field: &Field<'_>) -> String {
    let vis = render(field.vis);
    if vis.is_empty() { vis } else { format!("{vis} ") }
}
