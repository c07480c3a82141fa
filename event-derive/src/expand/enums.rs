//! Enums: strings, or objects that a tag tells apart.

use proc_macro2::TokenStream;
use quote::quote;

use super::Context;
use super::fields::{Member, NARROW, constants, describe, members, quoted, read, schema, write, write_all};
use crate::model::{Variant, place, word};

/// An enum of strings.
pub(crate) fn words(context: &Context<'_, '_>, variants: &[Variant<'_>]) -> TokenStream {
    let (known, other) = split(variants);
    let idents: Vec<_> = known.iter().map(|known| known.variant.ident).collect();
    let values: Vec<_> = known.iter().map(|known| &known.value).collect();
    let expected = format!("a string ({})", word(context.container.ident));
    let arms = known.iter().map(Known::pattern);
    let rest = match other {
        Some(other) => {
            let ident = other.ident;
            quote!(__event::Ok(Self::#ident(__event::UnknownText::new(text))))
        }
        None => quote!(__event::Err(reader.unknown_word(start, &[#(#values),*]))),
    };
    let start = if other.is_some() { TokenStream::new() } else { quote!(let start = reader.position();) };
    let read = quote! {
        #start
        let text = reader.string(#expected)?;
        match &*text {
            #(#arms => __event::Ok(Self::#idents),)*
            _ => #rest,
        }
    };
    let all = known.iter().flat_map(Known::all);
    let unknown = other.map(|other| {
        let ident = other.ident;
        quote!(Self::#ident(text) => return text.write_unknown(writer, &[#(#all),*]),)
    });
    let write = quote! {
        writer.string(match self {
            #(Self::#idents => #values,)*
            #unknown
        });
        __event::Ok(())
    };
    let (name, open) = (context.own_name(), other.is_some());
    let descriptions = known.iter().map(Known::describe);
    let schema = quote!(definitions.words::<Self>(#name, &INFO, &[#(#descriptions),*], #open));
    let unknown_key = other.map(|other| {
        let ident = other.ident;
        quote!(Self::#ident(text) => text.as_str(),)
    });
    let key = quote! {
        fn ordering_key(&self) -> __event::Option<__event::Cow<'_, ::core::primitive::str>> {
            __event::Some(__event::Cow::Borrowed(match self {
                #(Self::#idents => #values,)*
                #unknown_key
            }))
        }
    };
    let mut out = context.payload(&read, &schema, &TokenStream::new());
    out.extend(context.implement(&quote!(__event::ListItem), &TokenStream::new()));
    out.extend(context.encode(&write));
    out.extend(context.implement(&quote!(__event::OrderingKey), &key));
    out
}

/// An enum of objects.
pub(crate) fn data(context: &Context<'_, '_>, variants: &[Variant<'_>]) -> TokenStream {
    let (known, other) = split(variants);
    let tag = context.container.settings.tag.as_ref().map(syn::LitStr::value).unwrap_or_default();
    let mut start = 0;
    let known: Vec<_> = known
        .into_iter()
        .map(|known| {
            let members = members(known.variant.fields(), start);
            start += members.len();
            (known, members)
        })
        .collect();
    let constants: TokenStream = known.iter().map(|(_, members)| constants(members, context)).collect();
    let mut out = context.inherent(&constants);
    out.extend(context.payload(
        &read_data(context, &tag, &known, other),
        &schema_data(context, &tag, &known, other.is_some()),
        &TokenStream::new(),
    ));
    out.extend(context.implement(&quote!(__event::ListItem), &TokenStream::new()));
    out.extend(context.encode(&write_data(&tag, &known, other)));
    out
}

type KnownData<'f, 'a> = (Known<'f, 'a>, Vec<Member<'f, 'a>>);

/// Whether the variants are too many or too large to share one frame.
fn is_wide(known: &[KnownData<'_, '_>]) -> bool {
    known.iter().map(|(_, members)| members.len()).sum::<usize>() > NARROW
}

fn read_data(
    context: &Context<'_, '_>,
    tag: &str,
    known: &[KnownData<'_, '_>],
    other: Option<&Variant<'_>>,
) -> TokenStream {
    let expected = format!("an object ({})", word(context.container.ident));
    let values = known.iter().map(|(known, _)| &known.value);
    let is_wide = is_wide(known);
    let arms = known.iter().map(|(known, members)| {
        let (pattern, ident) = (known.pattern(), known.variant.ident);
        let mut body = read(members, &quote!(Self::#ident));
        if is_wide {
            body = quote!((|| -> __event::Result<Self, __event::ReadError> { #body })());
        }
        quote!(#pattern => { #body })
    });
    let (start, rest) = match other {
        Some(other) => {
            let ident = other.ident;
            (quote!(_), quote!(__event::Ok(Self::#ident(reader.unknown_object(&object)?))))
        }
        None => (quote!(start), quote!(__event::Err(reader.unknown_word(start, &[#(#values),*])))),
    };
    quote! {
        let (mut object, tag, #start) = reader.begin_tagged(#tag, #expected)?;
        match &*tag {
            #(#arms)*
            _ => #rest,
        }
    }
}

fn write_data(tag: &str, known: &[KnownData<'_, '_>], other: Option<&Variant<'_>>) -> TokenStream {
    let key = quoted(tag);
    let is_wide = is_wide(known);
    let arms = known.iter().map(|(known, members)| {
        let (ident, value) = (known.variant.ident, &known.value);
        let names = members.iter().map(|member| member.field.ident);
        let slots = members.iter().map(|member| &member.slot);
        let pattern = quote!(Self::#ident { #(#names: #slots),* });
        let writes = members.iter().map(|member| {
            let slot = &member.slot;
            write(member, &quote!(#slot))
        });
        let writes = write_all(writes.collect());
        let start = quote! {
            writer.begin_object()?;
            writer.key(#key);
            writer.string(#value);
        };
        if !is_wide {
            return quote!(#pattern => { #start #writes });
        }
        quote! {
            Self::#ident { .. } => (|| -> __event::Result<(), __event::WriteError> {
                #start
                #[allow(irrefutable_let_patterns)]
                if let #pattern = self {
                    #writes
                }
                __event::Ok(())
            })()?,
        }
    });
    let all = known.iter().flat_map(|(known, _)| known.all());
    let unknown = other.map(|other| {
        let ident = other.ident;
        quote!(Self::#ident(object) => return object.write_unknown(writer, #tag, &[#(#all),*]),)
    });
    quote! {
        match self {
            #(#arms)*
            #unknown
        }
        writer.end_object();
        __event::Ok(())
    }
}

fn schema_data(context: &Context<'_, '_>, tag: &str, known: &[KnownData<'_, '_>], open: bool) -> TokenStream {
    let name = context.own_name();
    let variants = known.iter().map(|(known, members)| {
        let (description, fields) = (known.describe(), schema(members));
        let record = if members.is_empty() { quote!(_) } else { quote!(record) };
        quote!(variants.variant(&#description, |#record| { #fields });)
    });
    quote!(definitions.variants::<Self>(#name, &INFO, #tag, #open, |variants| { #(#variants)* }))
}

/// A variant with a value.
struct Known<'f, 'a> {
    variant: &'f Variant<'a>,
    value: String,
    aliases: Vec<String>,
}

impl Known<'_, '_> {
    fn pattern(&self) -> TokenStream {
        let (value, aliases) = (&self.value, &self.aliases);
        quote!(#value #(| #aliases)*)
    }

    fn all(&self) -> impl Iterator<Item = &String> {
        std::iter::once(&self.value).chain(&self.aliases)
    }

    fn describe(&self) -> TokenStream {
        let ident = self.variant.ident;
        describe(&self.value, &self.aliases, &word(ident), self.variant.attributes, place(ident).1)
    }
}

/// The known variants, and the one that keeps what they do not know.
fn split<'f, 'a>(variants: &'f [Variant<'a>]) -> (Vec<Known<'f, 'a>>, Option<&'f Variant<'a>>) {
    let known = variants.iter().filter(|variant| !variant.is_other()).map(|variant| Known {
        variant,
        value: variant.json.name.as_ref().map(syn::LitStr::value).unwrap_or_default(),
        aliases: variant.json.aliases.iter().map(|(_, alias)| alias.value()).collect(),
    });
    (known.collect(), variants.iter().find(|variant| variant.is_other()))
}
