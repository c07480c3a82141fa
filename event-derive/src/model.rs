//! The model of a type: what its attributes and tokens say, ready to be checked and expanded.

use quote::ToTokens;
use syn::{Attribute, Data, DeriveInput, Expr, ExprLit, Fields, Generics, Ident, Lit, Meta, Type, Visibility};

use crate::errors::Errors;
use crate::parse::{self, Json, Settings};

/// Which derive was asked for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Derive {
    Event,
    Payload,
}

/// A type with a derive of ours.
pub(crate) struct Container<'a> {
    pub(crate) derive: Derive,
    pub(crate) input: &'a DeriveInput,
    pub(crate) ident: &'a Ident,
    pub(crate) generics: &'a Generics,
    pub(crate) settings: Settings,
    pub(crate) body: Body<'a>,
}

/// What the type is made of.
pub(crate) enum Body<'a> {
    /// A struct with named fields, or a unit struct: an object.
    Struct(Vec<Field<'a>>),
    /// A tuple struct of one field: transparent.
    Newtype(Box<Field<'a>>),
    Enum(Vec<Variant<'a>>),
    /// `#[payload(text)]`: a string leaf, whatever it is made of.
    Text,
    /// A tuple struct of another number of fields, or a union.
    Refused,
}

/// A field.
pub(crate) struct Field<'a> {
    pub(crate) attributes: &'a [Attribute],
    pub(crate) vis: &'a Visibility,
    /// `None` in a newtype.
    pub(crate) ident: Option<&'a Ident>,
    pub(crate) ty: &'a Type,
    pub(crate) json: Json,
}

/// A variant of an enum.
pub(crate) struct Variant<'a> {
    pub(crate) attributes: &'a [Attribute],
    pub(crate) ident: &'a Ident,
    pub(crate) json: Json,
    pub(crate) body: VariantBody<'a>,
}

/// What a variant holds.
pub(crate) enum VariantBody<'a> {
    Unit,
    Struct(Vec<Field<'a>>),
    Tuple(&'a Fields),
}

impl<'a> Container<'a> {
    /// Reads all attributes of the type.
    pub(crate) fn read(derive: Derive, input: &'a DeriveInput, errors: &mut Errors) -> Self {
        let settings = match derive {
            Derive::Event => parse::event(&input.attrs, errors),
            Derive::Payload => parse::payload(&input.attrs, errors),
        };
        let body = if settings.text.is_some() { Body::Text } else { body(&input.data, errors) };
        Self { derive, input, ident: &input.ident, generics: &input.generics, settings, body }
    }

    /// Whether it is only read.
    pub(crate) fn is_reader(&self) -> bool {
        self.settings.reader.is_some()
    }

    /// Every field: of the struct, the newtype, the variants.
    pub(crate) fn fields(&self) -> Vec<&Field<'a>> {
        match &self.body {
            Body::Struct(fields) => fields.iter().collect(),
            Body::Newtype(field) => vec![field],
            Body::Enum(variants) => variants.iter().flat_map(Variant::fields).collect(),
            Body::Text | Body::Refused => Vec::new(),
        }
    }

    /// The variants, none where it is no enum.
    pub(crate) fn variants(&self) -> &[Variant<'a>] {
        match &self.body {
            Body::Enum(variants) => variants,
            _ => &[],
        }
    }

    /// Whether it is an enum of objects, told apart by a tag; else its variants are strings.
    pub(crate) fn is_data_enum(&self) -> bool {
        self.settings.tag.is_some()
            || self.variants().iter().any(|variant| matches!(variant.body, VariantBody::Struct(_)))
    }

    /// Whether no field and no variant has a `#[json(..)]`, though one needs it.
    pub(crate) fn is_untagged(&self) -> bool {
        let fields = self.fields();
        let needs = fields.iter().any(|field| field.ident.is_some()) || !self.variants().is_empty();
        needs
            && fields.iter().all(|field| field.json.attribute.is_none())
            && self.variants().iter().all(|variant| variant.json.attribute.is_none())
    }

    /// Whether it is reported with all its tags, ready to paste: not an event that needs another shape first.
    pub(crate) fn is_proposed(&self) -> bool {
        self.is_untagged() && (self.derive == Derive::Payload || matches!(self.body, Body::Struct(_)))
    }
}

impl<'a> Variant<'a> {
    /// The fields of a struct-like variant.
    pub(crate) fn fields(&self) -> &[Field<'a>] {
        match &self.body {
            VariantBody::Struct(fields) => fields,
            _ => &[],
        }
    }

    /// Whether it keeps what the others do not know.
    pub(crate) fn is_other(&self) -> bool {
        self.json.has(parse::Flag::Other)
    }
}

impl Field<'_> {
    /// The field as it stands, from its visibility to its type.
    pub(crate) fn declaration(&self) -> proc_macro2::TokenStream {
        let (vis, ident, ty) = (self.vis, self.ident, self.ty);
        let colon = ident.map(|_| quote::quote!(:));
        quote::quote!(#vis #ident #colon #ty)
    }
}

fn body<'a>(data: &'a Data, errors: &mut Errors) -> Body<'a> {
    match data {
        Data::Struct(data) => match &data.fields {
            Fields::Unit => Body::Struct(Vec::new()),
            Fields::Named(_) => Body::Struct(fields(&data.fields, errors)),
            Fields::Unnamed(_) => {
                let mut fields = fields(&data.fields, errors);
                match fields.pop() {
                    Some(field) if fields.is_empty() => Body::Newtype(Box::new(field)),
                    _ => Body::Refused,
                }
            }
        },
        Data::Enum(data) => {
            let variants = data.variants.iter().map(|variant| Variant {
                attributes: &variant.attrs,
                ident: &variant.ident,
                json: parse::json(&variant.attrs, errors),
                body: match &variant.fields {
                    Fields::Unit => VariantBody::Unit,
                    Fields::Named(_) => VariantBody::Struct(fields(&variant.fields, errors)),
                    Fields::Unnamed(_) => VariantBody::Tuple(&variant.fields),
                },
            });
            Body::Enum(variants.collect())
        }
        Data::Union(_) => Body::Refused,
    }
}

fn fields<'a>(fields: &'a Fields, errors: &mut Errors) -> Vec<Field<'a>> {
    let read = |field: &'a syn::Field| Field {
        attributes: &field.attrs,
        vis: &field.vis,
        ident: field.ident.as_ref(),
        ty: &field.ty,
        json: parse::json(&field.attrs, errors),
    };
    fields.iter().map(read).collect()
}

/// The doc comment: lines without their leading space.
pub(crate) fn docs(attributes: &[Attribute]) -> String {
    let lines = attributes.iter().filter_map(|attribute| match &attribute.meta {
        Meta::NameValue(meta) if meta.path.is_ident("doc") => match &meta.value {
            Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => Some(text.value()),
            _ => None,
        },
        _ => None,
    });
    let text = lines.collect::<Vec<_>>().join("\n");
    let lines = text.lines().map(|line| line.strip_prefix(' ').unwrap_or(line).trim_end());
    lines.collect::<Vec<_>>().join("\n").trim_matches('\n').to_owned()
}

/// Whether `#[deprecated]` is there.
pub(crate) fn is_deprecated(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| attribute.path().is_ident("deprecated"))
}

/// The word without `r#`.
pub(crate) fn word(ident: &Ident) -> String {
    let text = ident.to_string();
    text.strip_prefix("r#").unwrap_or(&text).to_owned()
}

/// The file and line where tokens stand; nothing outside a compiler.
pub(crate) fn place(tokens: impl ToTokens) -> (String, u32) {
    if !proc_macro::is_available() {
        return (String::new(), 0);
    }
    let Some(token) = tokens.into_token_stream().into_iter().next() else { return (String::new(), 0) };
    let span = token.span().unwrap();
    (span.file(), u32::try_from(span.line()).unwrap_or(u32::MAX))
}
