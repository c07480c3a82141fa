//! Expansion: that it is Rust, what it names, and what stays in the presence of problems.

use syn::{DeriveInput, parse_quote};

use crate::model::{Derive, docs};

/// The expansion as text that Rust's parser takes.
#[track_caller]
fn expansion(derive: Derive, input: &DeriveInput) -> String {
    let tokens = crate::derive(derive, input);
    syn::parse2::<syn::File>(tokens.clone()).expect("the expansion is Rust");
    tokens.to_string().replace(' ', "")
}

#[track_caller]
fn check(derive: Derive, input: &DeriveInput, parts: &[&str]) {
    let text = expansion(derive, input);
    for part in parts {
        let part = part.replace(' ', "");
        assert!(text.contains(&part), "no {part} in {text}");
    }
}

#[test]
fn modifiers_and_their_values_go_into_one_constant() {
    check(
        Derive::Payload,
        &parse_quote! {
            struct A {
                #[json("a", len = 1..=3, range = 0..10, string)]
                a: Vec<i64>,
                #[json("b", omitempty)]
                b: Option<String>,
                #[json("c", default = 7)]
                c: u8,
                #[json("d", range = 0.0..1.0)]
                d: f64,
                #[json("e", precision = "ms")]
                e: DateTime<Utc>,
                #[json("f")]
                f: HashMap<String, u8>,
                #[json("g", nullable)]
                g: Option<Duration>,
                #[json("h", safe)]
                h: Patch<i64>,
            }
        },
        &[
            "const __FIELD_0: __event::Field<Vec<i64>> = __event::Field::<Vec<i64>>::new::<__event::Counted<\
             __event::Ranged<__event::AsString>>>(__event::Rules::NONE.integers(__event::Some(0i128), \
             __event::Some(9i128)).len(1, __event::Some(3)));",
            "__event::Field::<Option<String>>::omitempty::<__event::Plain>(__event::Rules::NONE);",
            "(__event::Rules::NONE).or(|| 7);",
            ".floats(__event::Some(0f64), __event::Some(1f64), true)",
            "new::<__event::Precise>(__event::Rules::NONE.digits(3))",
            "<HashMap<String, u8> as __event::Ordered<__event::Plain>>::FIELD.rules(__event::Rules::NONE);",
            "<Duration as __event::Lasting<__event::Plain>>::NULLABLE.rules(__event::Rules::NONE);",
            "__event::Field::<Patch<i64>>::patch::<__event::Safe>",
        ],
    );
}

#[test]
fn members_are_read_and_written_under_their_names() {
    check(
        Derive::Payload,
        &parse_quote!(
            struct A {
                #[json("a\"b", alias = "c", alias = "d", verbatim)]
                r#type: u8,
            }
        ),
        &[
            "\"a\\\"b\" | \"c\" | \"d\" => Self::__FIELD_0.read_member(&mut field_0, &key, reader)?,",
            "r#type: Self::__FIELD_0.finish(field_0, \"a\\\"b\", &object)?,",
            "Self::__FIELD_0.write_member(&self.r#type, \"\\\"a\\\\\\\"b\\\":\", writer)?;",
            "ident: \"type\"",
        ],
    );
}

#[test]
fn an_event_says_where_it_travels() {
    check(
        Derive::Event,
        &parse_quote! {
            #[event("orders.placed.v2", topic = "orders", key = id, upcast = Old, max_bytes = 5)]
            struct A {
                #[json("order_id")]
                id: Uuid,
            }
        },
        &[
            "TOPIC: &'static ::core::primitive::str = \"orders\";",
            "NAME: &'static ::core::primitive::str = \"orders.placed\";",
            "VERSION: __event::Option<::core::primitive::u32> = __event::Some(2);",
            "<Uuid as __event::OrderingKey>::ordering_key(&self.id)",
            "const __UPCAST: __event::Upcast<Self> = __event::Upcast::<Self>::from::<Old>();",
            "MAX_BYTES: ::core::primitive::usize = 5;",
            "key: __event::Some(\"order_id\")",
            "impl __event::Publish for A",
        ],
    );
}

#[test]
fn a_reader_type_is_never_written() {
    let text = expansion(
        Derive::Event,
        &parse_quote!(
            #[event("a.v1", reader)]
            struct A {
                #[json("a")]
                a: u8,
            }
        ),
    );
    for part in ["Publish", "Encode", "Serialize", "fnwrite"] {
        assert!(!text.contains(part), "{part} in {text}");
    }
    assert!(text.contains("read::<__event::Plain>") && text.contains("Entry::reader::<A>"), "{text}");
}

#[test]
fn a_generic_type_is_named_after_its_arguments() {
    check(
        Derive::Payload,
        &parse_quote!(
            struct Pair<A, const N: usize> {
                #[json("a")]
                a: A,
                #[json("b")]
                b: [A; N],
            }
        ),
        &["\"PairOf{}And{}\", <A as __event::Payload>::name(), N", "A: __event::Encode + __event::ListItem"],
    );
}

#[test]
fn a_type_with_problems_keeps_what_the_derive_promises() {
    let text = expansion(
        Derive::Event,
        &parse_quote!(
            #[event("a.v1")]
            struct A {
                #[json("a")]
                a: f32,
            }
        ),
    );
    assert_eq!(text.matches("compile_error").count(), 1, "{text}");
    for name in
        ["Payload", "ListItem", "Encode", "Topic", "Event", "Publish", "serde::Serialize", "serde::Deserialize<'de>"]
    {
        assert!(text.contains(&format!("__event::{name}forA")), "no {name} in {text}");
    }
    assert!(text.contains("JsonSchemaforA"), "{text}");
}

#[test]
fn docs_lose_one_space_in_front_of_each_line() {
    let input: DeriveInput = parse_quote! {
        /// One.
        ///
        ///   Two.
        #[doc(hidden)]
        struct A;
    };
    assert_eq!(docs(&input.attrs), "One.\n\n  Two.");
}
