//! Impls without content, for a type that has problems: what uses the type compiles, so that one mistake gives one error.

use proc_macro2::TokenStream;
use quote::quote;

use super::{Context, wrapped};
use crate::check::attributes::is_derived_twice;
use crate::model::{Body, Container, Derive};

/// The impls that the derive promises, with bodies that are never reached.
pub(crate) fn minimal(container: &Container<'_>) -> TokenStream {
    if is_derived_twice(container) {
        return TokenStream::new();
    }
    let context = Context::new(container);
    let mut impls = payload(&context);
    impls.extend(narrow(&context));
    if container.derive == Derive::Event {
        impls.extend(event(&context));
    }
    wrapped(container, &impls)
}

fn payload(context: &Context<'_, '_>) -> TokenStream {
    let schema = context.schema(&quote! {
        fn schema(_: &mut __event::Definitions, _: &__event::Rules) -> __event::Schema { ::core::unreachable!() }
        fn name() -> __event::Cow<'static, ::core::primitive::str> { ::core::unreachable!() }
    });
    let payload = quote! {
        fn read(_: &mut __event::Reader<'_>, _: &__event::Rules) -> __event::Result<Self, __event::ReadError> { ::core::unreachable!() }
        #schema
    };
    let mut out = context.implement(&quote!(__event::Payload), &payload);
    out.extend(context.implement(&quote!(__event::ListItem), &TokenStream::new()));
    if !context.is_reader() {
        out.extend(context.implement(
            &quote!(__event::Encode),
            &quote! {
                fn write(&self, _: &mut __event::Writer<'_>, _: &__event::Rules) -> __event::Result<(), __event::WriteError> {
                    ::core::unreachable!()
                }
            },
        ));
    }
    out.extend(super::serde(context));
    out
}

/// The narrow traits that a newtype or an enum may have had.
fn narrow(context: &Context<'_, '_>) -> TokenStream {
    let mut out = TokenStream::new();
    if matches!(context.container.body, Body::Newtype(_) | Body::Enum(_) | Body::Text) {
        out.extend(context.implement(
            &quote!(__event::OrderingKey),
            &quote! {
                fn ordering_key(&self) -> __event::Option<__event::Cow<'_, ::core::primitive::str>> { ::core::unreachable!() }
            },
        ));
    }
    if matches!(context.container.body, Body::Newtype(_)) {
        let schema_some = context.schema(&quote! {
            fn schema_some(_: &mut __event::Definitions, _: &__event::Rules) -> __event::Schema { ::core::unreachable!() }
        });
        let without_zero = context.schema(&quote! {
            fn without_zero(_: &mut __event::Schema, _: &__event::Rules) { ::core::unreachable!() }
        });
        out.extend(context.implement(
            &quote!(__event::OmitEmpty),
            &quote! {
                fn empty() -> Self { ::core::unreachable!() }
                fn is_empty(&self) -> ::core::primitive::bool { ::core::unreachable!() }
                fn read_some(_: &mut __event::Reader<'_>, _: &__event::Rules) -> __event::Result<Self, __event::ReadError> {
                    ::core::unreachable!()
                }
                #schema_some
            },
        ));
        out.extend(context.implement(
            &quote!(__event::EncodeOmitEmpty),
            &quote! {
                fn write_some(&self, _: &mut __event::Writer<'_>, _: &__event::Rules) -> __event::Result<(), __event::WriteError> {
                    ::core::unreachable!()
                }
            },
        ));
        out.extend(context.implement_where(
            &quote!(__event::MapKey),
            &[quote!(for<'__any> Self: __event::KeyOrder)],
            &quote! {
                fn from_key(_: __event::String) -> Self { ::core::unreachable!() }
                fn as_key(&self) -> &::core::primitive::str { ::core::unreachable!() }
            },
        ));
        out.extend(context.implement(
            &quote!(__event::OmitZero),
            &quote! {
                fn zero() -> Self { ::core::unreachable!() }
                fn is_zero(&self) -> ::core::primitive::bool { ::core::unreachable!() }
                #without_zero
            },
        ));
    }
    out
}

fn event(context: &Context<'_, '_>) -> TokenStream {
    let str = quote!(&'static ::core::primitive::str);
    let mut out = context.implement(
        &quote!(__event::Topic),
        &quote! {
            const TOPIC: #str = "";
            const NAME: #str = "";
            const TYPE: #str = "";
            const VERSION: __event::Option<::core::primitive::u32> = __event::None;
        },
    );
    out.extend(context.implement(&quote!(__event::Event), &TokenStream::new()));
    if !context.is_reader() {
        out.extend(context.implement(&quote!(__event::Publish), &TokenStream::new()));
    }
    out
}
