//! Rules 2, 14 and 15: shapes, attributes, enums.

use syn::parse_quote;

use super::{check_event, check_payload as check};

#[test]
fn contracts_are_structs_newtypes_and_enums() {
    check(
        parse_quote!(
            struct A(u8, u8);
        ),
        &["name them, or keep one field"],
    );
    check(
        parse_quote!(
            struct A();
        ),
        &["write: struct A {}"],
    );
    check(parse_quote!(union A { #[json("a")] a: u8 }), &["a union has no contract"]);
    check(
        parse_quote!(
            struct A;
        ),
        &[],
    );
    check(
        parse_quote!(
            struct A {}
        ),
        &[],
    );
    check(
        parse_quote!(
            struct A<'a, T> {
                #[json("a")]
                a: &'a T,
            }
        ),
        &["write: A<T>", "write: T"],
    );
}

#[test]
fn an_event_is_a_struct_without_generics() {
    check_event(
        parse_quote!(
            #[event("a.v1")]
            enum A {
                #[json("a")]
                A,
            }
        ),
        &["an event is a struct"],
    );
    check_event(
        parse_quote!(
            #[event("a.v1")]
            struct A(u8);
        ),
        &["an event is a struct with named fields"],
    );
    check_event(
        parse_quote!(
            #[event("a.v1")]
            struct A<T> {
                #[json("a")]
                a: T,
            }
        ),
        &["it has no generics"],
    );
}

#[test]
fn a_newtype_has_modifiers_and_no_name() {
    check(
        parse_quote!(
            struct A(pub String);
        ),
        &[],
    );
    check(
        parse_quote!(
            struct A(#[json(safe, range = 0..)] i64);
        ),
        &[],
    );
    check(
        parse_quote!(
            struct A(pub i64);
        ),
        &["write: #[json(string)] pub i64"],
    );
    check(
        parse_quote!(
            struct A(#[json(range = 0..)] i64);
        ),
        &["write: string, range"],
    );
    check(
        parse_quote!(
            struct A(#[json()] i64);
        ),
        &["write: json(string)"],
    );
    check(
        parse_quote!(
            struct A(#[json("a")] String);
        ),
        &["its field has no name"],
    );
    check(
        parse_quote!(
            struct A(#[json(default)] String);
        ),
        &["belongs on the fields that hold the newtype"],
    );
    check(
        parse_quote!(
            struct A(#[json(omitempty)] Option<String>);
        ),
        &["belongs on the fields", "write: String"],
    );
}

#[test]
fn one_grammar_only() {
    check(
        parse_quote! {
            #[serde(rename_all = "camelCase")]
            struct A {
                #[serde(default)]
                #[json("a")]
                a: u8,
                #[schemars(skip)]
                #[json("b")]
                b: u8,
            }
        },
        &["`#[serde(..)]`", "`#[serde(..)]`", "`#[schemars(..)]`"],
    );
}

#[test]
fn attributes_stand_where_they_mean_something() {
    check(
        parse_quote!(
            #[json("a")]
            struct A {
                #[json("a")]
                #[payload(open)]
                a: u8,
            }
        ),
        &["on a field", "on the type"],
    );
    check(
        parse_quote!(
            #[event("a.v1")]
            struct A {
                #[json("a")]
                a: u8,
            }
        ),
        &["derive one of the two"],
    );
    check_event(
        parse_quote!(
            #[event("a.v1")]
            #[payload(reader)]
            struct A {}
        ),
        &["in `#[event(..)]`"],
    );
    check(
        parse_quote!(
            #[payload(open, tag = "t")]
            struct A {}
        ),
        &["`open` is for enums", "`tag` is for enums"],
    );
    check(
        parse_quote!(
            struct A {
                #[json("a", other)]
                a: u8,
            }
        ),
        &["marks the variant"],
    );
    check(
        parse_quote!(
            #[payload(text)]
            struct A {
                #[json("a")]
                a: f32,
            }
        ),
        &["a text leaf is read"],
    );
    check(
        parse_quote!(
            #[payload(text, closed)]
            struct A(u8, f32);
        ),
        &["`closed` and `text` exclude"],
    );
    check(
        parse_quote!(
            struct A {
                #[json("a")]
                #[json("b")]
                a: u8,
            }
        ),
        &["a second `#[json(..)]`"],
    );
    check(
        parse_quote!(
            #[payload = "open"]
            struct A {}
        ),
        &["write: payload(open)"],
    );
}

#[test]
fn an_enum_says_open_or_closed_and_its_tag() {
    check(
        parse_quote!(
            pub enum A {
                #[json("a")]
                A,
            }
        ),
        &["write: #[payload(closed)] pub enum A"],
    );
    check(
        parse_quote!(
            enum A {
                #[json("a")]
                A {
                    #[json("type")]
                    x: u8,
                },
            }
        ),
        &["write: #[payload(closed, tag = \"kind\")] enum A"],
    );
    check(
        parse_quote!(
            #[payload(tag = "t")]
            enum A {
                #[json("a")]
                A {},
            }
        ),
        &["write: payload(tag = \"t\", closed)"],
    );
    check(
        parse_quote!(
            #[payload(open, closed)]
            enum A {
                #[json("a")]
                A,
                #[json(other)]
                B(UnknownText),
            }
        ),
        &["`closed` and `open` exclude each other"],
    );
    check(
        parse_quote!(
            #[payload(closed)]
            enum A {}
        ),
        &["without a known variant"],
    );
    check(
        parse_quote!(
            #[payload(closed)]
            enum A {
                #[json("a")]
                A(u8),
            }
        ),
        &["write the fields in the variant"],
    );
    check(
        parse_quote!(
            #[payload(closed, tag = "t")]
            enum A {
                #[json("a")]
                A,
            }
        ),
        &[],
    );
}

#[test]
fn an_open_enum_ends_in_one_other_variant() {
    check(
        parse_quote!(
            #[payload(open)]
            enum A {
                #[json("a")]
                A,
                #[json(other)]
                B(UnknownText),
            }
        ),
        &[],
    );
    check(
        parse_quote!(
            #[payload(open, tag = "t")]
            enum A {
                #[json("a")]
                A,
                #[json(other)]
                B(ec::UnknownObject),
            }
        ),
        &[],
    );
    check(
        parse_quote!(
            #[payload(open)]
            enum A {
                #[json("a")]
                A,
            }
        ),
        &["ends in a variant that keeps"],
    );
    check(
        parse_quote!(
            #[payload(open)]
            enum A {
                #[json("a")]
                A,
                #[json(other)]
                B,
            }
        ),
        &["write: B(event_core::UnknownText)"],
    );
    check(
        parse_quote!(
            #[payload(open, crate = ec)]
            enum A {
                #[json("a")]
                A,
                #[json(other)]
                B(String),
            }
        ),
        &["write: ec::UnknownText"],
    );
    check(
        parse_quote!(
            #[payload(open, tag = "t")]
            enum A {
                #[json("a")]
                A,
                #[json(other)]
                B(UnknownText),
            }
        ),
        &["write: event_core::UnknownObject"],
    );
    check(
        parse_quote!(
            #[payload(closed)]
            enum A {
                #[json("a")]
                A,
                #[json(other)]
                B(UnknownText),
            }
        ),
        &["a closed enum has no `other`"],
    );
    check(
        parse_quote!(
            #[payload(open)]
            enum A {
                #[json(other)]
                B(UnknownText),
                #[json("a")]
                A,
            }
        ),
        &["comes last"],
    );
    check(
        parse_quote!(
            #[payload(open)]
            enum A {
                #[json("a", len = 1..)]
                A,
                #[json("b", other)]
                B(UnknownText),
            }
        ),
        &["`len` is for fields", "no value of its own"],
    );
}
