//! What makes a payload an event: its topic, its key, its entry in the catalog.

use proc_macro2::{Literal, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};

use super::Context;
use crate::check::event::{key_field, split_version};
use crate::model::{docs, place};

/// `Topic`, `Event`, `Publish` and the catalog entry.
pub(crate) fn event(context: &Context<'_, '_>) -> TokenStream {
    let settings = &context.container.settings;
    let mut out = topic(context);
    let limit = settings.max_bytes.as_ref().map(|limit| {
        let limit = Literal::u32_unsuffixed(limit.base10_parse().unwrap_or(u32::MAX));
        quote!(const MAX_BYTES: ::core::primitive::usize = #limit;)
    });
    if let Some(old) = &settings.upcast {
        // One span, that of the older event: the one place that asks for what it needs.
        let span = spanned(old);
        let constant =
            quote_spanned!(span=> const __UPCAST: __event::Upcast<Self> = __event::Upcast::<Self>::from::<#old>(););
        out.extend(context.inherent(&constant));
    }
    let upcast = settings.upcast.as_ref().map(|old| {
        // At the older event, since the compiler's message about a cycle of them stands here.
        let chain = quote_spanned! {spanned(old)=>
            const UPCAST_CHAIN: ::core::primitive::usize = Self::__UPCAST.chain;
        };
        quote! {
            #chain
            fn upcast(
                event_type: &::core::primitive::str,
                reader: &mut __event::Reader<'_>,
            ) -> __event::Option<__event::Result<Self, __event::ReadError>> {
                Self::__UPCAST.read(event_type, reader)
            }
            fn reads(event_type: &::core::primitive::str) -> ::core::primitive::bool {
                event_type == <Self as __event::Topic>::TYPE || Self::__UPCAST.reads(event_type)
            }
        }
    });
    out.extend(context.implement(&quote!(__event::Event), &quote!(#limit #upcast)));
    if let Some(old) = &settings.upcast {
        // A free constant is evaluated in any case: so `cargo check` too says that an event is made from itself.
        let (ident, span) = (context.container.ident, spanned(old));
        out.extend(
            quote_spanned!(span=> const _: ::core::primitive::usize = <#ident as __event::Event>::UPCAST_CHAIN;),
        );
    }
    if !context.is_reader() {
        out.extend(context.implement(&quote!(__event::Publish), &TokenStream::new()));
    }
    out.extend(context.schema(&entry(context)));
    out
}

/// Where a path starts.
fn spanned(path: &syn::Path) -> Span {
    path.to_token_stream().into_iter().next().map_or_else(Span::call_site, |token| token.span())
}

fn topic(context: &Context<'_, '_>) -> TokenStream {
    let settings = &context.container.settings;
    let text = |literal: &syn::LitStr| literal.value();
    let (name, event_type, version) = match (&settings.versioned, &settings.foreign) {
        (Some(versioned), _) => {
            let text = versioned.value();
            let (name, version) =
                split_version(&text).map_or((text.as_str(), None), |(name, version)| (name, Some(version)));
            (name.to_owned(), text.clone(), version)
        }
        (None, Some(foreign)) => (text(foreign), text(foreign), None),
        (None, None) => Default::default(),
    };
    let topic = settings.topic.as_ref().map_or_else(|| name.clone(), text);
    let version = match version.map(Literal::u32_unsuffixed) {
        Some(version) => quote!(__event::Some(#version)),
        None => quote!(__event::None),
    };
    let key = key_field(context.container).map(|field| {
        let (ident, ty) = (field.ident, field.ty);
        quote! {
            fn key(&self) -> __event::Option<__event::Cow<'_, ::core::primitive::str>> {
                <#ty as __event::OrderingKey>::ordering_key(&self.#ident)
            }
        }
    });
    let str = quote!(&'static ::core::primitive::str);
    context.implement(
        &quote!(__event::Topic),
        &quote! {
            const TOPIC: #str = #topic;
            const NAME: #str = #name;
            const TYPE: #str = #event_type;
            const VERSION: __event::Option<::core::primitive::u32> = #version;
            #key
        },
    )
}

fn entry(context: &Context<'_, '_>) -> TokenStream {
    let (container, settings) = (context.container, &context.container.settings);
    let path = super::path(container);
    let ident = container.ident;
    let constructor = if context.is_reader() { quote!(reader) } else { quote!(new) };
    let rust = format!("::{}", crate::model::word(ident));
    let key = option(key_field(container).and_then(|field| field.json.name.as_ref()));
    let sunset = option(settings.sunset.as_ref());
    let upcast = option(settings.upcast.as_ref().map(|_| quote!(#ident::__UPCAST.event_type())));
    let foreign = settings.foreign.is_some();
    let documented = !docs(&container.input.attrs).is_empty();
    let (file, line) = place(ident);
    let line = Literal::u32_unsuffixed(line);
    quote! {
        #path::__private::inventory::submit! {
            __event::Entry::#constructor::<#ident>(__event::EntryInfo {
                package: ::core::env!("CARGO_PKG_NAME"),
                rust: ::core::concat!(::core::module_path!(), #rust),
                key: #key,
                sunset: #sunset,
                upcast: #upcast,
                foreign: #foreign,
                docs: #documented,
                file: #file,
                line: #line,
            })
        }
    }
}

fn option(value: Option<impl ToTokens>) -> TokenStream {
    match value {
        Some(value) => quote!(__event::Some(#value)),
        None => quote!(__event::None),
    }
}
