//! Fields: the constant of each, and how a list of them is read, written and described.

use proc_macro2::{Group, Ident, Literal, Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::Type;

use super::Context;
use crate::advice::teaching_trait;
use crate::check::modifiers::digits;
use crate::model::{Field, docs, is_deprecated, place, word};
use crate::parse::{Bounds, Flag, Json};
use crate::shape::{Innermost, Leaf, Shape, innermost, shape};

/// A field with the names that generated code gives it.
pub(crate) struct Member<'f, 'a> {
    pub(crate) field: &'f Field<'a>,
    /// `__FIELD_3`.
    pub(crate) constant: Ident,
    /// `field_3`: its slot while it is read, its reference while a variant is written.
    pub(crate) slot: Ident,
    pub(crate) name: String,
    aliases: Vec<String>,
}

/// The members of a list of fields, numbered from `start`.
pub(crate) fn members<'f, 'a>(fields: &'f [Field<'a>], start: usize) -> Vec<Member<'f, 'a>> {
    let member = |(index, field): (usize, &'f Field<'a>)| Member {
        field,
        constant: format_ident!("__FIELD_{}", start + index),
        slot: format_ident!("field_{}", start + index, span = Span::mixed_site()),
        name: field.json.name.as_ref().map(syn::LitStr::value).unwrap_or_default(),
        aliases: field.json.aliases.iter().map(|(_, alias)| alias.value()).collect(),
    };
    fields.iter().enumerate().map(member).collect()
}

impl Member<'_, '_> {
    /// The one place where the bounds of the field's type are asked for.
    pub(crate) fn constant(&self, context: &Context<'_, '_>) -> TokenStream {
        let (name, ty) = (&self.constant, self.field.ty);
        let span = ty.to_token_stream().into_iter().next().map_or_else(Span::call_site, |token| token.span());
        let json = &self.field.json;
        // One span throughout, or the compiler falls back to the derive's name when it joins them.
        let modifiers = respan(modifiers(json), span);
        let rules = respan(rules(self.field), span);
        let reads = context.is_reader();
        let constructor =
            |writes: &str, read_only: &str| format_ident!("{}", if reads { read_only } else { writes }, span = span);
        let constructor = if matches!(shape(ty), Shape::Patch(_)) {
            constructor("patch", "read_patch")
        } else if json.has(Flag::OmitEmpty) {
            constructor("omitempty", "read_omitempty")
        } else if json.has(Flag::OmitZero) {
            constructor("omitzero", "read_omitzero")
        } else if json.has(Flag::Nullable) {
            constructor("nullable", "read_nullable")
        } else {
            constructor("new", "read")
        };
        let default = json.default.as_ref().map(|(_, expr)| match expr {
            Some(expr) => quote!(.or(|| #expr)),
            None => quote_spanned!(span=> .or(|| ::core::default::Default::default())),
        });
        let field = match taught(ty, &constructor.to_string()) {
            Some((taught, teaching, constant)) => {
                let (teaching, constant) = (Ident::new(teaching, span), Ident::new(constant, span));
                quote_spanned!(span=> <#taught as __event::#teaching<#modifiers>>::#constant.rules(#rules))
            }
            None => quote_spanned!(span=> __event::Field::<#ty>::#constructor::<#modifiers>(#rules)),
        };
        quote_spanned!(span=> const #name: __event::Field<#ty> = #field #default;)
    }

    /// Name, aliases, docs and place, for schemas.
    pub(crate) fn describe(&self) -> TokenStream {
        let ident = self.field.ident.map(word).unwrap_or_default();
        describe(&self.name, &self.aliases, &ident, self.field.attributes, place(self.field.declaration()).1)
    }
}

/// The type whose name asks for a message of its own, the trait that has it, and the trait's constant for the field.
/// None of them for types that are only read.
fn taught<'t>(ty: &'t Type, constructor: &str) -> Option<(&'t Type, &'static str, &'static str)> {
    let (ty, constant) = match (constructor, shape(ty)) {
        ("new", _) => (ty, "FIELD"),
        ("omitempty", Shape::Option(inner)) => (inner, "OMITEMPTY"),
        ("nullable", Shape::Option(inner)) => (inner, "NULLABLE"),
        _ => return None,
    };
    Some((ty, teaching_trait(ty)?, constant))
}

fn respan(tokens: TokenStream, span: Span) -> TokenStream {
    let token = |mut token: TokenTree| {
        if let TokenTree::Group(group) = &token {
            token = Group::new(group.delimiter(), respan(group.stream(), span)).into();
        }
        token.set_span(span);
        token
    };
    tokens.into_iter().map(token).collect()
}

/// A `Member` of event-core.
pub(crate) fn describe(
    name: &str,
    aliases: &[String],
    ident: &str,
    attributes: &[syn::Attribute],
    line: u32,
) -> TokenStream {
    let (docs, deprecated) = (docs(attributes), is_deprecated(attributes));
    let line = Literal::u32_unsuffixed(line);
    quote! {
        __event::Member {
            name: #name,
            aliases: &[#(#aliases),*],
            ident: #ident,
            docs: #docs,
            deprecated: #deprecated,
            line: #line,
        }
    }
}

/// The field constants of all members.
pub(crate) fn constants(members: &[Member<'_, '_>], context: &Context<'_, '_>) -> TokenStream {
    members.iter().map(|member| member.constant(context)).collect()
}

/// The fields up to which a reader keeps them all in its own frame. Without optimisation a frame holds every temporary
/// of its function, and a hostile body may stack 64 of them: from here on what is large goes to the heap, or into
/// closures, whose frames are gone while what is inside of the type is read.
pub(crate) const NARROW: usize = 16;

/// Reads the members of the object `object` into `path { .. }`.
pub(crate) fn read(members: &[Member<'_, '_>], path: &TokenStream) -> TokenStream {
    if members.len() > NARROW { read_wide(members, path) } else { read_narrow(members, path) }
}

fn read_narrow(members: &[Member<'_, '_>], path: &TokenStream) -> TokenStream {
    let slots: Vec<_> = members.iter().map(|member| &member.slot).collect();
    let members_loop = read_members(members, slots.iter().map(|slot| quote!(#slot)));
    let values = finish(members);
    quote! {
        #(let mut #slots = __event::None;)*
        #members_loop
        __event::Ok(#path { #values })
    }
}

/// With the slots in a tuple on the heap, which closures fill and empty.
fn read_wide(members: &[Member<'_, '_>], path: &TokenStream) -> TokenStream {
    let slots: Vec<_> = members.iter().map(|member| &member.slot).collect();
    let places = (0..members.len()).map(|index| {
        let index = Literal::usize_unsuffixed(index);
        quote!(slots.#index)
    });
    let members_loop = read_members(members, places);
    let values = finish(members);
    let nothing = slots.iter().map(|_| quote!(__event::None));
    quote! {
        let mut slots = (|| ::std::boxed::Box::new((#(#nothing,)*)))();
        #members_loop
        (|| -> __event::Result<Self, __event::ReadError> {
            let (#(#slots,)*) = *slots;
            __event::Ok(#path { #values })
        })()
    }
}

/// Reads members into their slots until the object ends. Each has its `?`, which is fastest; many share one, since each
/// has its own temporaries.
fn read_members(members: &[Member<'_, '_>], places: impl Iterator<Item = TokenStream>) -> TokenStream {
    let (each, all) = if members.len() > NARROW { (None, Some(quote!(?))) } else { (Some(quote!(?)), None) };
    let arms = members.iter().zip(places).map(|(member, place)| {
        let Member { constant, name, aliases, .. } = member;
        quote!(#name #(| #aliases)* => Self::#constant.read_member(&mut #place, &key, reader) #each,)
    });
    quote! {
        while let __event::Some(key) = reader.next_key(&mut object)? {
            let () = match &*key.text {
                #(#arms)*
                _ => reader.unknown(&mut object, key) #each,
            } #all;
        }
    }
}

/// The fields of the value, each from its slot.
fn finish(members: &[Member<'_, '_>]) -> TokenStream {
    members
        .iter()
        .map(|member| {
            let Member { constant, slot, name, field, .. } = member;
            let ident = field.ident;
            quote!(#ident: Self::#constant.finish(#slot, #name, &object)?,)
        })
        .collect()
}

/// Writes members one after the other: many of them in closures, as [`NARROW`] says.
pub(crate) fn write_all(writes: Vec<TokenStream>) -> TokenStream {
    if writes.len() <= NARROW {
        return writes.into_iter().collect();
    }
    let chunks = writes.chunks(NARROW).map(|chunk| {
        quote! {
            (|| -> __event::Result<(), __event::WriteError> {
                #(#chunk)*
                __event::Ok(())
            })()?;
        }
    });
    chunks.collect()
}

/// Writes one member; `value` is a reference to it.
pub(crate) fn write(member: &Member<'_, '_>, value: &TokenStream) -> TokenStream {
    let (constant, quoted) = (&member.constant, quoted(&member.name));
    quote!(Self::#constant.write_member(#value, #quoted, writer)?;)
}

/// Describes the members to `record`.
pub(crate) fn schema(members: &[Member<'_, '_>]) -> TokenStream {
    let fields = members.iter().map(|member| {
        let (constant, description) = (&member.constant, member.describe());
        quote!(record.field(&Self::#constant, &#description);)
    });
    quote!(#(#fields)*)
}

/// A name as JSON with its colon: `"qty":`. Names have no control characters.
pub(crate) fn quoted(name: &str) -> String {
    let mut out = String::from("\"");
    for letter in name.chars() {
        if matches!(letter, '"' | '\\') {
            out.push('\\');
        }
        out.push(letter);
    }
    out.push_str("\":");
    out
}

/// The modifiers as a type, innermost first.
pub(crate) fn modifiers(json: &Json) -> TokenStream {
    let mut modifiers = if json.has(Flag::AsString) {
        quote!(__event::AsString)
    } else if json.has(Flag::Safe) {
        quote!(__event::Safe)
    } else if json.has(Flag::Base64) {
        quote!(__event::Base64)
    } else if json.precision.is_some() {
        quote!(__event::Precise)
    } else {
        quote!(__event::Plain)
    };
    if json.range.is_some() {
        modifiers = quote!(__event::Ranged<#modifiers>);
    }
    if json.len.is_some() {
        modifiers = quote!(__event::Counted<#modifiers>);
    }
    modifiers
}

/// The values of the modifiers.
pub(crate) fn rules(field: &Field<'_>) -> TokenStream {
    let json = &field.json;
    let range = json.range.as_ref().map(|bounds| range(field, bounds));
    let len = json.len.as_ref().map(Bounds::integers).map(|(min, max)| {
        let size = |value: i128| Literal::u32_unsuffixed(u32::try_from(value).unwrap_or(u32::MAX));
        let (min, max) = (size(min.unwrap_or(0)), option(max.map(size)));
        quote!(.len(#min, #max))
    });
    let precision = json.precision.as_ref().and_then(|(_, value)| digits(&value.value())).map(|digits| {
        let digits = Literal::u8_unsuffixed(digits);
        quote!(.digits(#digits))
    });
    quote!(__event::Rules::NONE #range #len #precision)
}

/// The range for the type that tokens see; for one that they do not know (an alias, a newtype's own) both for integers
/// and for f64, since only one of them is looked at.
fn range(field: &Field<'_>, bounds: &Bounds) -> TokenStream {
    let (is_integer, is_float) = match innermost(field.ty) {
        Innermost::Leaf(Leaf::Float) => (false, true),
        Innermost::Leaf(_) | Innermost::Bytes => (true, false),
        Innermost::Unknown => (true, true),
    };
    let integers = is_integer.then(|| {
        let (min, max) = bounds.integers();
        let (min, max) = (option(min), option(max));
        quote!(.integers(#min, #max))
    });
    let floats = is_float.then(|| {
        let (min, max) = bounds.floats();
        let (min, max, end_open) = (option(min), option(max), bounds.end_open);
        quote!(.floats(#min, #max, #end_open))
    });
    quote!(#integers #floats)
}

fn option(value: Option<impl ToTokens>) -> TokenStream {
    match value {
        Some(value) => quote!(__event::Some(#value)),
        None => quote!(__event::None),
    }
}
