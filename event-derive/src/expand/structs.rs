//! Structs, newtypes and text leaves.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

use super::Context;
use super::fields::{constants, members, modifiers, read, rules, schema, write, write_all};
use crate::model::{Field, word};
use crate::parse::Json;

/// A struct: an object.
pub(crate) fn record(context: &Context<'_, '_>, fields: &[Field<'_>]) -> TokenStream {
    let members = members(fields, 0);
    let expected = format!("an object ({})", word(context.container.ident));
    let read = read(&members, &quote!(Self));
    let read = quote! {
        let mut object = reader.begin_object(#expected)?;
        #read
    };
    let (name, fields) = (context.own_name(), schema(&members));
    let record = if members.is_empty() { quote!(_) } else { quote!(record) };
    let schema = quote!(definitions.record::<Self>(#name, &INFO, |#record| { #fields }));
    let writes = members.iter().map(|member| {
        let ident = member.field.ident;
        write(member, &quote!(&self.#ident))
    });
    let writes = write_all(writes.collect());
    let write = quote! {
        writer.begin_object()?;
        #writes
        writer.end_object();
        __event::Ok(())
    };
    let mut out = context.inherent(&constants(&members, context));
    out.extend(context.payload(&read, &schema, &TokenStream::new()));
    out.extend(context.implement(&quote!(__event::ListItem), &TokenStream::new()));
    out.extend(context.encode(&write));
    out
}

/// A newtype: transparent.
pub(crate) fn newtype(context: &Context<'_, '_>, field: &Field<'_>) -> TokenStream {
    let members = members(std::slice::from_ref(field), 0);
    let takes_null = quote! {
        const TAKES_NULL: ::core::primitive::bool = Self::__FIELD_0.takes_null();
    };
    let read = quote!(__event::Ok(Self(Self::__FIELD_0.read_value(reader)?)));
    let schema = quote!(definitions.newtype(&INFO, &Self::__FIELD_0));
    let mut out = context.inherent(&constants(&members, context));
    out.extend(context.payload(&read, &schema, &takes_null));
    out.extend(context.implement(&quote!(__event::ListItem), &TokenStream::new()));
    out.extend(context.encode(&quote!(Self::__FIELD_0.write_value(&self.0, writer))));
    out.extend(delegated(context, field));
    out
}

/// The narrow traits, which a newtype has where its inner type has them. `for<'a>` keeps a bound that does not hold from
/// being an error by itself.
fn delegated(context: &Context<'_, '_>, field: &Field<'_>) -> TokenStream {
    let ty = field.ty;
    let bound = |name: &str| -> TokenStream {
        let name = syn::Ident::new(name, proc_macro2::Span::call_site());
        quote!(for<'__any> #ty: __event::#name)
    };
    let mut out = context.implement_where(
        &quote!(__event::OrderingKey),
        &[bound("OrderingKey")],
        &quote! {
            fn ordering_key(&self) -> __event::Option<__event::Cow<'_, ::core::primitive::str>> {
                <#ty as __event::OrderingKey>::ordering_key(&self.0)
            }
        },
    );
    if is_bare(&field.json) {
        out.extend(empty(context, field, &bound));
        out.extend(map_key(context, field, &bound));
    }
    out.extend(zero(context, field));
    out
}

fn is_bare(json: &Json) -> bool {
    json.keys.is_empty()
}

fn empty(context: &Context<'_, '_>, field: &Field<'_>, bound: &dyn Fn(&str) -> TokenStream) -> TokenStream {
    let ty = field.ty;
    let schema = context.schema(&quote! {
        fn schema_some(definitions: &mut __event::Definitions, rules: &__event::Rules) -> __event::Schema {
            <#ty as __event::OmitEmpty>::schema_some(definitions, rules)
        }
    });
    let mut out = context.implement_where(
        &quote!(__event::OmitEmpty),
        &[bound("OmitEmpty")],
        &quote! {
            fn empty() -> Self {
                Self(<#ty as __event::OmitEmpty>::empty())
            }
            fn is_empty(&self) -> ::core::primitive::bool {
                <#ty as __event::OmitEmpty>::is_empty(&self.0)
            }
            fn read_some(
                reader: &mut __event::Reader<'_>,
                rules: &__event::Rules,
            ) -> __event::Result<Self, __event::ReadError> {
                __event::Ok(Self(<#ty as __event::OmitEmpty>::read_some(reader, rules)?))
            }
            #schema
        },
    );
    if !context.is_reader() {
        out.extend(context.implement_where(
            &quote!(__event::EncodeOmitEmpty),
            &[bound("OmitEmpty"), bound("EncodeOmitEmpty")],
            &quote! {
                fn write_some(
                    &self,
                    writer: &mut __event::Writer<'_>,
                    rules: &__event::Rules,
                ) -> __event::Result<(), __event::WriteError> {
                    <#ty as __event::EncodeOmitEmpty>::write_some(&self.0, writer, rules)
                }
            },
        ));
    }
    out
}

fn map_key(context: &Context<'_, '_>, field: &Field<'_>, bound: &dyn Fn(&str) -> TokenStream) -> TokenStream {
    let ty = field.ty;
    context.implement_where(
        &quote!(__event::MapKey),
        &[bound("MapKey"), quote!(for<'__any> Self: __event::KeyOrder)],
        &quote! {
            fn from_key(key: __event::String) -> Self {
                Self(<#ty as __event::MapKey>::from_key(key))
            }
            fn as_key(&self) -> &::core::primitive::str {
                <#ty as __event::MapKey>::as_key(&self.0)
            }
        },
    )
}

fn zero(context: &Context<'_, '_>, field: &Field<'_>) -> TokenStream {
    let (ty, modifiers, rules) = (field.ty, modifiers(&field.json), rules(field));
    let schema = context.schema(&quote! {
        fn without_zero(schema: &mut __event::Schema, _: &__event::Rules) {
            <#ty as __event::OmitZero<#modifiers>>::without_zero(schema, &#rules)
        }
    });
    context.implement_where(
        &quote!(__event::OmitZero),
        &[quote!(for<'__any> #ty: __event::OmitZero<#modifiers>)],
        &quote! {
            fn zero() -> Self {
                Self(<#ty as __event::OmitZero<#modifiers>>::zero())
            }
            fn is_zero(&self) -> ::core::primitive::bool {
                <#ty as __event::OmitZero<#modifiers>>::is_zero(&self.0)
            }
            #schema
        },
    )
}

/// `#[payload(text)]`: a string leaf by its `TextLeaf`.
pub(crate) fn text(context: &Context<'_, '_>) -> TokenStream {
    let ident = context.container.ident;
    // The one place that asks for `TextLeaf`, so that a missing impl gives one error, at the type's name.
    let (_, arguments, _) = context.container.generics.split_for_impl();
    let leaf = quote_spanned!(ident.span()=> __event::Text::<#ident #arguments>::new());
    let mut out = context.inherent(&quote!(const __TEXT: __event::Text<Self> = #leaf;));
    let read = quote!(Self::__TEXT.read(reader));
    let schema = quote!(Self::__TEXT.schema(definitions, &INFO));
    out.extend(context.payload(&read, &schema, &TokenStream::new()));
    out.extend(context.implement(&quote!(__event::ListItem), &TokenStream::new()));
    out.extend(context.encode(&quote!(Self::__TEXT.write(self, writer))));
    out.extend(context.implement(
        &quote!(__event::OrderingKey),
        &quote! {
            fn ordering_key(&self) -> __event::Option<__event::Cow<'_, ::core::primitive::str>> {
                Self::__TEXT.key(self)
            }
        },
    ));
    out
}
