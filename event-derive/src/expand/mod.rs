//! Expansion: the reader, the writer and the schema of a checked type, all from one constant for each field.

mod enums;
mod event;
mod fields;
mod minimal;
mod structs;

use proc_macro2::{Literal, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::{GenericParam, Generics, LitStr};

pub(crate) use minimal::minimal;

use crate::model::{Body, Container, Derive, Field, docs, is_deprecated, place, word};
use crate::parse::Flag;
use crate::shape::{Innermost, Shape, innermost, may_be_item, shape};

/// The impls of a type without problems.
pub(crate) fn expand(container: &Container<'_>) -> TokenStream {
    let context = Context::new(container);
    let mut impls = match &container.body {
        Body::Struct(fields) => structs::record(&context, fields),
        Body::Newtype(field) => structs::newtype(&context, field),
        Body::Text => structs::text(&context),
        Body::Enum(variants) if container.is_data_enum() => enums::data(&context, variants),
        Body::Enum(variants) => enums::words(&context, variants),
        Body::Refused => TokenStream::new(),
    };
    impls.extend(serde(&context));
    if container.derive == Derive::Event {
        impls.extend(event::event(&context));
    }
    impls.extend(judged(container));
    wrapped(container, &impls)
}

/// A type's constants are evaluated where running code uses them, free ones always: so `cargo check` too says that a
/// range goes beyond an alias's values, or a length refuses the empty one.
fn judged(container: &Container<'_>) -> TokenStream {
    if !container.generics.params.is_empty() {
        return TokenStream::new();
    }
    let ident = container.ident;
    let fields = container.fields().into_iter().enumerate();
    let is_judged = |field: &Field<'_>| match (&field.json.range, &field.json.len) {
        (Some(_), _) => matches!(innermost(field.ty), Innermost::Unknown),
        (None, Some(_)) => field.json.has(Flag::OmitEmpty) && matches!(shape(field.ty), Shape::Unknown),
        (None, None) => false,
    };
    let unknown = fields.filter(|(_, field)| is_judged(field));
    unknown
        .map(|(index, field)| {
            let constant = format_ident!("__FIELD_{index}");
            let bounds = field.json.range.as_ref().or(field.json.len.as_ref());
            let place = bounds.map_or_else(Span::call_site, |bounds| bounds.key.span());
            quote_spanned!(place=> const _: () = { let _ = #ident::#constant; };)
        })
        .collect()
}

/// The block that keeps our names out of the user's.
fn wrapped(container: &Container<'_>, impls: &TokenStream) -> TokenStream {
    let path = path(container);
    quote! {
        #[allow(clippy::all, clippy::pedantic, clippy::nursery, clippy::restriction, deprecated)]
        const _: () = {
            use #path::__private as __event;
            #impls
        };
    }
}

/// Where event-core is.
fn path(container: &Container<'_>) -> TokenStream {
    container.settings.krate.as_ref().map_or_else(|| quote!(::event_core), |path| quote!(#path))
}

/// What every impl of a type needs.
pub(crate) struct Context<'c, 'a> {
    pub(crate) container: &'c Container<'a>,
    /// The generics with the bounds of payloads.
    pub(crate) generics: Generics,
}

impl<'c, 'a> Context<'c, 'a> {
    pub(crate) fn new(container: &'c Container<'a>) -> Self {
        let mut generics = container.generics.clone();
        let parameters: Vec<_> = container.generics.type_params().map(|parameter| parameter.ident.clone()).collect();
        if !parameters.is_empty() {
            let bound = if container.is_reader() { quote!(__event::Payload) } else { quote!(__event::Encode) };
            let clause = generics.make_where_clause();
            for parameter in parameters {
                let is_item = container.fields().iter().any(|field| may_be_item(field.ty, &parameter));
                let item = is_item.then(|| quote!(+ __event::ListItem));
                clause.predicates.push(syn::parse_quote!(#parameter: #bound #item));
            }
        }
        Self { container, generics }
    }

    /// Whether it is only read.
    pub(crate) fn is_reader(&self) -> bool {
        self.container.is_reader()
    }

    /// An impl of one of our traits.
    pub(crate) fn implement(&self, name: &TokenStream, body: &TokenStream) -> TokenStream {
        self.implement_where(name, &[], body)
    }

    /// As [`implement`](Self::implement), with more predicates.
    pub(crate) fn implement_where(
        &self,
        name: &TokenStream,
        wheres: &[TokenStream],
        body: &TokenStream,
    ) -> TokenStream {
        let ident = self.container.ident;
        let mut generics = self.generics.clone();
        if !wheres.is_empty() {
            let clause = generics.make_where_clause();
            for predicate in wheres {
                clause.predicates.push(syn::parse_quote!(#predicate));
            }
        }
        let (parameters, arguments, clause) = generics.split_for_impl();
        quote! {
            #[automatically_derived]
            impl #parameters #name for #ident #arguments #clause { #body }
        }
    }

    /// An inherent impl that holds the field constants.
    pub(crate) fn inherent(&self, body: &TokenStream) -> TokenStream {
        let ident = self.container.ident;
        let (parameters, arguments, clause) = self.generics.split_for_impl();
        quote! {
            #[automatically_derived]
            impl #parameters #ident #arguments #clause { #body }
        }
    }

    /// Items that are there with event-core's feature `schema`. The macro is called by its whole path: through an import
    /// it cannot be found while any derive of the user's file is unresolved, and would add errors to the one about that.
    pub(crate) fn schema(&self, items: &TokenStream) -> TokenStream {
        let path = path(self.container);
        quote!(#path::__private::schema! { #items })
    }

    /// The `Payload` impl: how it is read, its schema inside of `schema!`, its name.
    pub(crate) fn payload(&self, read: &TokenStream, schema: &TokenStream, more: &TokenStream) -> TokenStream {
        let info = self.info();
        let name = self.name();
        let schema = self.schema(&quote! {
            fn schema(definitions: &mut __event::Definitions, _: &__event::Rules) -> __event::Schema {
                const INFO: __event::TypeInfo = #info;
                #schema
            }
            fn name() -> __event::Cow<'static, ::core::primitive::str> {
                #name
            }
        });
        let body = quote! {
            #more
            fn read(reader: &mut __event::Reader<'_>, _: &__event::Rules) -> __event::Result<Self, __event::ReadError> {
                #read
            }
            #schema
        };
        self.implement(&quote!(__event::Payload), &body)
    }

    /// The `Encode` impl; nothing for a type that is only read.
    pub(crate) fn encode(&self, write: &TokenStream) -> TokenStream {
        if self.is_reader() {
            return TokenStream::new();
        }
        let body = quote! {
            fn write(
                &self,
                writer: &mut __event::Writer<'_>,
                _: &__event::Rules,
            ) -> __event::Result<(), __event::WriteError> {
                #write
            }
        };
        self.implement(&quote!(__event::Encode), &body)
    }

    fn info(&self) -> TokenStream {
        let attributes = &self.container.input.attrs;
        let ident = word(self.container.ident);
        let docs = docs(attributes);
        let deprecated = is_deprecated(attributes);
        let (file, line) = place(self.container.ident);
        let line = Literal::u32_unsuffixed(line);
        quote! {
            __event::TypeInfo { ident: #ident, docs: #docs, deprecated: #deprecated, file: #file, line: #line }
        }
    }

    /// `OrderPlaced`; `PageOfLine` for `Page<Line>`, `PairOfAAndB` for `Pair<A, B>`.
    fn name(&self) -> TokenStream {
        let base = match &self.container.settings.name {
            Some(name) => name.value(),
            None => word(self.container.ident),
        };
        let parts: Vec<_> = self
            .container
            .generics
            .params
            .iter()
            .filter_map(|parameter| match parameter {
                GenericParam::Type(ty) => {
                    let ident = &ty.ident;
                    Some(quote!(<#ident as __event::Payload>::name()))
                }
                GenericParam::Const(constant) => {
                    let ident = &constant.ident;
                    Some(quote!(#ident))
                }
                GenericParam::Lifetime(_) => None,
            })
            .collect();
        if parts.is_empty() {
            return quote!(__event::Cow::Borrowed(#base));
        }
        let format = format!("{base}Of{}", vec!["{}"; parts.len()].join("And"));
        let format = LitStr::new(&format, Span::call_site());
        quote!(__event::Cow::Owned(::std::format!(#format, #(#parts),*)))
    }

    /// Where a schema names itself.
    pub(crate) fn own_name(&self) -> TokenStream {
        quote!(<Self as __event::Payload>::name())
    }
}

/// `Serialize`, `Deserialize` and `JsonSchema`, all on top of our own reader, writer and schema.
fn serde(context: &Context<'_, '_>) -> TokenStream {
    let ident = context.container.ident;
    let (_, arguments, _) = context.container.generics.split_for_impl();
    let mut out = TokenStream::new();
    if !context.is_reader() {
        out.extend(context.implement(
            &quote!(__event::serde::Serialize),
            &quote! {
                fn serialize<__S: __event::serde::Serializer>(&self, serializer: __S) -> __event::Result<__S::Ok, __S::Error> {
                    __event::serialize(self, serializer)
                }
            },
        ));
    }
    let mut generics = context.generics.clone();
    generics.params.insert(0, syn::parse_quote!('de));
    let (parameters, _, clause) = generics.split_for_impl();
    out.extend(quote! {
        #[automatically_derived]
        impl #parameters __event::serde::Deserialize<'de> for #ident #arguments #clause {
            fn deserialize<__D: __event::serde::Deserializer<'de>>(deserializer: __D) -> __event::Result<Self, __D::Error> {
                __event::deserialize(deserializer)
            }
        }
    });
    let schema = context.implement(
        &quote!(__event::schemars::JsonSchema),
        &quote! {
            fn schema_name() -> __event::Cow<'static, ::core::primitive::str> {
                <Self as __event::Payload>::name()
            }
            fn schema_id() -> __event::Cow<'static, ::core::primitive::str> {
                __event::Cow::Borrowed(::core::any::type_name::<Self>())
            }
            fn json_schema(generator: &mut __event::schemars::SchemaGenerator) -> __event::schemars::Schema {
                __event::json_schema::<Self>(generator)
            }
        },
    );
    out.extend(context.schema(&schema));
    out
}
