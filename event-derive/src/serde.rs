//! What serde's attributes say, so that a proposal keeps what the type has on the wire. Only for proposals: on a contract
//! they are refused.

use quote::ToTokens;
use syn::meta::ParseNestedMeta;
use syn::{Attribute, LitStr, Token};

use crate::model::{Container, Field, Variant, word};

/// The `#[serde(..)]` of a type, a field or a variant.
#[derive(Debug, Default)]
pub(crate) struct Serde {
    pub(crate) rename: Option<String>,
    pub(crate) aliases: Vec<String>,
    rename_all: Option<String>,
    rename_all_fields: Option<String>,
    pub(crate) tag: Option<String>,
    /// `default`, with the path of a function where it has one.
    pub(crate) default: Option<Option<String>>,
    /// The path of a function.
    pub(crate) skip_if: Option<String>,
    pub(crate) other: bool,
    /// The keys that no tag stands for, such as `flatten`.
    pub(crate) rest: Vec<String>,
}

/// Whether any `#[serde(..)]` is in the type, so that serde has written it until now.
pub(crate) fn is_used(container: &Container<'_>) -> bool {
    let fields = container.fields().into_iter().map(|field| field.attributes);
    let variants = container.variants().iter().map(|variant| variant.attributes);
    let all = fields.chain(variants).chain([container.input.attrs.as_slice()]);
    all.flatten().any(|attribute| attribute.path().is_ident("serde"))
}

impl Serde {
    /// Reads all that can be read.
    pub(crate) fn of(attributes: &[Attribute]) -> Self {
        let mut serde = Self::default();
        for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("serde")) {
            // What serde itself would refuse is no reason for an error here.
            let _ = attribute.parse_nested_meta(|meta| serde.key(&meta));
        }
        serde
    }

    fn key(&mut self, meta: &ParseNestedMeta<'_>) -> syn::Result<()> {
        let key = meta.path.to_token_stream().to_string();
        match key.as_str() {
            "rename" => {
                let (written, read) = sides(meta)?;
                self.aliases.extend(read.filter(|read| Some(read) != written.as_ref()));
                self.rename = written;
            }
            "alias" => self.aliases.push(text(meta)?),
            "rename_all" => self.rename_all = sides(meta)?.0,
            "rename_all_fields" => self.rename_all_fields = sides(meta)?.0,
            "tag" => self.tag = Some(text(meta)?),
            "default" => self.default = Some(if meta.input.peek(Token![=]) { Some(text(meta)?) } else { None }),
            "skip_serializing_if" => self.skip_if = Some(text(meta)?),
            "other" => self.other = true,
            "deny_unknown_fields" | "crate" | "bound" | "expecting" | "borrow" => skip(meta)?,
            _ => {
                self.rest.push(key);
                skip(meta)?;
            }
        }
        Ok(())
    }
}

fn text(meta: &ParseNestedMeta<'_>) -> syn::Result<String> {
    Ok(meta.value()?.parse::<LitStr>()?.value())
}

/// `= ".."`, or `(serialize = "..", deserialize = "..")`: what is written, and what is read where that is said.
fn sides(meta: &ParseNestedMeta<'_>) -> syn::Result<(Option<String>, Option<String>)> {
    if meta.input.peek(Token![=]) {
        return Ok((Some(text(meta)?), None));
    }
    let (mut written, mut read) = (None, None);
    meta.parse_nested_meta(|side| {
        let place = if side.path.is_ident("serialize") { &mut written } else { &mut read };
        *place = Some(text(&side)?);
        Ok(())
    })?;
    Ok((written.or_else(|| read.clone()), read))
}

fn skip(meta: &ParseNestedMeta<'_>) -> syn::Result<()> {
    if meta.input.peek(Token![=]) {
        meta.value()?.parse::<syn::Expr>()?;
    } else if meta.input.peek(syn::token::Paren) {
        meta.input.parse::<proc_macro2::TokenTree>()?;
    }
    Ok(())
}

/// The name that serde has given a field.
pub(crate) fn field_name(container: &Container<'_>, field: &Field<'_>) -> String {
    let ident = field.ident.map(word).unwrap_or_default();
    if let Some(name) = Serde::of(field.attributes).rename {
        return name;
    }
    let own = Serde::of(&container.input.attrs);
    let holds = |variant: &&Variant<'_>| variant.fields().iter().any(|other| std::ptr::eq(other, field));
    let rule = match container.variants().iter().find(holds) {
        Some(variant) => Serde::of(variant.attributes).rename_all.or(own.rename_all_fields),
        None => own.rename_all,
    };
    // A field is in snake case already, so its words are known.
    match rule.as_deref() {
        Some("PascalCase") => pascal(&ident),
        Some("camelCase") => lower_first(&pascal(&ident)),
        Some("UPPERCASE" | "SCREAMING_SNAKE_CASE") => ident.to_ascii_uppercase(),
        Some("kebab-case") => ident.replace('_', "-"),
        Some("SCREAMING-KEBAB-CASE") => ident.to_ascii_uppercase().replace('_', "-"),
        _ => ident,
    }
}

/// The value that serde has given a variant.
pub(crate) fn variant_value(container: &Container<'_>, variant: &Variant<'_>) -> String {
    let ident = word(variant.ident);
    if let Some(name) = Serde::of(variant.attributes).rename {
        return name;
    }
    match Serde::of(&container.input.attrs).rename_all.as_deref() {
        Some("lowercase") => ident.to_ascii_lowercase(),
        Some("UPPERCASE") => ident.to_ascii_uppercase(),
        Some("camelCase") => lower_first(&ident),
        Some("snake_case") => words(&ident),
        Some("SCREAMING_SNAKE_CASE") => words(&ident).to_ascii_uppercase(),
        Some("kebab-case") => words(&ident).replace('_', "-"),
        Some("SCREAMING-KEBAB-CASE") => words(&ident).to_ascii_uppercase().replace('_', "-"),
        _ => ident,
    }
}

fn pascal(ident: &str) -> String {
    let upper_first = |part: &str| {
        let mut letters = part.chars();
        letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters).collect::<String>()
    };
    ident.split('_').map(upper_first).collect()
}

fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_ascii_lowercase()).into_iter().chain(letters).collect()
}

/// As serde sees words: one at every upper-case letter, so `OrderID` is `order_i_d`.
fn words(ident: &str) -> String {
    let mut out = String::new();
    for (index, letter) in ident.chars().enumerate() {
        if index > 0 && letter.is_uppercase() {
            out.push('_');
        }
        out.push(letter.to_ascii_lowercase());
    }
    out
}
