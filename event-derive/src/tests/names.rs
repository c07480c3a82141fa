//! Rules 1, 6 and 22: names.

use syn::parse_quote;

use super::check_payload as check;

#[test]
fn three_mistakes_give_three_errors() {
    check(
        parse_quote! {
            struct A {
                #[json("a")]
                a: i64,
                #[json("b")]
                b: f32,
                #[json("c", omitempty)]
                c: bool,
            }
        },
        &["write: \"a\", string", "write: f64", "write: omitzero"],
    );
}

#[test]
fn a_field_without_a_name_shows_one_with_what_its_type_needs() {
    check(
        parse_quote! {
            struct A {
                #[json("a")]
                a: u8,
                pub note: Option<i64>,
                r#type: Vec<f32>,
                #[json]
                c: u8,
                #[json()]
                d: u8,
                #[json(default)]
                e: u8,
            }
        },
        &[
            "write: json(\"c\")",
            "write: json(\"d\")",
            "write: \"e\", default",
            "write: #[json(\"note\", omitempty, string)] pub note: Option<i64>",
            "write: f64",
            "write: #[json(\"type\")] r#type: Vec<f64>",
        ],
    );
}

#[test]
fn a_type_without_names_is_printed_whole_in_one_error() {
    check(
        parse_quote! {
            pub struct A {
                /// The total.
                pub total: i64,
                note: Option<String>,
                share: f32,
            }
        },
        &[
            "write: \npub struct A {\n    /// The total.\n    #[json(\"total\", string)] // or safe: a number within +-(2^53 - 1)\n    pub total: i64,\n    \
           #[json(\"note\", omitempty)] // or nullable: None is written as null\n    note: Option<String>,\n    \
           #[json(\"share\")]\n    share: f64, // was f32\n}",
        ],
    );
    check(
        parse_quote!(
            enum A {
                DarkRed,
                Blue { r#type: Vec<u8> },
            }
        ),
        &[
            "write: \n#[payload(tag = \"kind\", closed)] // or open: readers keep unknown values\nenum A {\n    #[json(\"dark_red\")]\n    DarkRed,\n    \
           #[json(\"blue\")]\n    Blue {\n        #[json(\"type\", base64)]\n        r#type: Vec<u8>,\n    },\n}",
        ],
    );
}

#[test]
fn a_listing_with_a_type_that_has_no_place_is_no_replacement() {
    check(
        parse_quote!(
            struct A {
                a: (u8, u8),
                b: u8,
                c: &'static [u8],
            }
        ),
        &["(refused here: `a`, `c`):\nstruct A {\n    #[json(\"a\")]\n    a: (u8, u8),\n"],
    );
}

#[test]
fn a_listing_keeps_what_serde_has_written() {
    let kept = "(they keep what serde's attributes say: remove those afterwards); write: \n";
    let check_serde = |input, expected: &str| {
        check(input, &["`#[serde(..)]` has no effect", &format!("{kept}{expected}")]);
    };
    check_serde(
        parse_quote! {
            #[serde(rename_all = "camelCase", default)]
            struct A {
                #[serde(rename = "parcelId", alias = "id")]
                #[schemars(length(max = 5))]
                parcel_id: String,
                weight_grams: u64,
                #[serde(skip_serializing_if = "Option::is_none")]
                note: Option<String>,
                #[serde(rename(serialize = "a-b", deserialize = "ab"), skip_serializing_if = "is_zero")]
                a: u8,
            }
        },
        "struct A {\n    #[json(\"parcelId\", default = Self::default().parcel_id, alias = \"id\")]\n    parcel_id: String,\n    \
           #[json(\"weightGrams\", default = Self::default().weight_grams, safe)] // or string: decimal text, for values beyond 2^53 - 1\n    \
           weight_grams: u64,\n    // serde's `default` filled in another value: `omitempty` reads what is absent as empty\n    \
           #[json(\"note\", omitempty)]\n    note: Option<String>,\n    \
           // serde's `default` filled in another value: `omitzero` reads what is absent as empty\n    \
           #[json(\"a-b\", omitzero, alias = \"ab\", verbatim)]\n    a: u8,\n}",
    );
    check_serde(
        parse_quote! {
            #[serde(tag = "method", rename_all = "kebab-case")]
            enum A {
                InCash,
                #[serde(rename_all = "SCREAMING_SNAKE_CASE")]
                B {
                    #[serde(default = "one")]
                    a_b: u8,
                    #[serde(flatten)]
                    c: C,
                },
                #[serde(other)]
                D,
            }
        },
        "#[payload(tag = \"method\", open)] // or closed: readers refuse unknown values\nenum A {\n    \
           #[json(\"in-cash\")]\n    InCash,\n    #[json(\"b\")]\n    B {\n        \
           #[json(\"A_B\", default = one(), verbatim)]\n        a_b: u8,\n        \
           // serde's `flatten` has no counterpart: this changes what is on the wire\n        \
           #[json(\"C\", verbatim)]\n        c: C,\n    },\n    \
           #[json(other)]\n    D(event_core::UnknownObject),\n}",
    );
}

#[test]
fn a_listing_says_none_and_null_as_serde_does() {
    check(
        parse_quote! {
            struct A {
                #[serde(skip_serializing_if = "Option::is_none")]
                a: Option<u8>,
                b: Option<u8>,
                #[serde(skip_serializing_if = "odd")]
                c: u8,
                #[serde(default)]
                d: Vec<u8>,
            }
        },
        &["struct A {\n    #[json(\"a\", omitempty)]\n    a: Option<u8>,\n    #[json(\"b\", nullable, default)]\n    \
           b: Option<u8>,\n    // serde left it out where `odd` said so, which no modifier does for this type\n    \
           #[json(\"c\")]\n    c: u8,\n    \
           // serde wrote a list of numbers: that is `Vec<u16>`, without `base64`\n    \
           #[json(\"d\", default, base64)]\n    d: Vec<u8>,\n}"],
    );
}

#[test]
fn a_name_is_an_identifier_or_verbatim() {
    check(
        parse_quote! {
            struct A {
                #[json("order-id")]
                a: u8,
                #[json("+1")]
                b: u8,
                #[json("-1", verbatim)]
                c: u8,
                #[json("__proto__", verbatim)]
                d: u8,
                #[json("")]
                e: u8,
                #[json("\n", verbatim)]
                f: u8,
            }
        },
        &["write: \"order_id\"", "or says `verbatim`", "`__proto__`", "this has none", "control"],
    );
    let long: syn::LitStr = parse_quote!("aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffggggg");
    check(
        parse_quote!(
            struct A {
                #[json(#long)]
                a: u8,
            }
        ),
        &["at most 64 characters, this has 65"],
    );
}

#[test]
fn a_type_has_one_style_of_names() {
    check(
        parse_quote! {
            struct A {
                #[json("id")]
                a: u8,
                #[json("order_id")]
                b: u8,
                #[json("lineNo")]
                c: u8,
                #[json("ID_2", verbatim)]
                d: u8,
                #[json("URL")]
                e: u8,
            }
        },
        &["write: \"line_no\"", "write: \"url\""],
    );
    check(
        parse_quote! {
            struct A {
                #[json("orderId")]
                a: u8,
                #[json("line_no")]
                b: u8,
                c_d: u8,
            }
        },
        &["write: \"lineNo\"", "write: #[json(\"cD\")] c_d: u8"],
    );
}

#[test]
fn names_differ_in_more_than_case() {
    check(
        parse_quote! {
            struct A {
                #[json("a", alias = "b")]
                a: u8,
                #[json("B", verbatim)]
                b: u8,
                #[json("c", alias = "a")]
                c: u8,
            }
        },
        &["`B` and `b` differ only in case", "`a` is taken"],
    );
    check(
        parse_quote! {
            #[payload(closed, tag = "kind")]
            enum A {
                #[json("a")]
                A {
                    #[json("kind")]
                    kind: u8,
                },
                #[json("b")]
                B {
                    #[json("x")]
                    x: u8,
                },
                #[json("c")]
                C {
                    #[json("x")]
                    x: u8,
                },
            }
        },
        &["`kind` is taken"],
    );
}

#[test]
fn a_variants_value_is_there_and_unique() {
    check(
        parse_quote! {
            #[payload(closed)]
            enum A {
                #[json("a b", alias = "c")]
                A,
                DarkRed,
                #[json("c")]
                C,
                #[json("")]
                D,
                #[json("\t")]
                E,
            }
        },
        &["write: #[json(\"dark_red\")] DarkRed", "`c` is the value or an alias", "this has 0", "control"],
    );
}
