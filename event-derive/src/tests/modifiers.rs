//! Rules 3 to 9, 13 and 16: modifiers.

use syn::{Expr, Type, parse_quote};

use super::check_payload;

/// A field `f` with these modifiers and this type.
#[track_caller]
fn check(modifiers: &str, ty: &str, expected: &[&str]) {
    let arguments: proc_macro2::TokenStream = format!("\"f\", {modifiers}").parse().expect("tokens");
    let ty: Type = syn::parse_str(ty).expect("a type");
    check_payload(parse_quote!(struct A { #[json(#arguments)] f: #ty }), expected);
}

#[test]
fn a_misspelt_key_is_suggested() {
    check("omit_empty", "Option<u8>", &["unknown key `omit_empty`, did you mean `omitempty`? write: omitempty"]);
    check("rnage = 1..", "u8", &["did you mean `range`? write: range"]);
    check("flatten", "u8", &["unknown key `flatten`: every object is a struct of its own"]);
    check("omitempty omitzero", "Option<u8>", &["expected `,`"]);
    check("nullable, nullable", "Option<u8>", &["`nullable` stands twice"]);
    check("\"g\"", "u8", &["stands once, in front of all keys"]);
    check("range", "u8", &["`range` needs a value"]);
}

#[test]
fn omitempty_is_for_what_can_be_empty() {
    for ty in ["String", "Option<u8>", "Vec<u16>", "std::collections::BTreeMap<String, u8>", "Alias", "Box<str>"] {
        check("omitempty", ty, &[]);
    }
    check("omitempty", "u32", &["write: omitzero"]);
    check("omitempty", "Box<bool>", &["write: omitzero"]);
    check("omitempty", "[u16; 3]", &["an array always has its items"]);
    check("omitempty", "Uuid", &["no empty value"]);
    check("omitempty, len = 1..=3", "String", &["write: 0"]);
    check("omitempty, len = 0..=3", "String", &[]);
    check("omitempty, len = 1..=3", "Option<String>", &[]);
}

#[test]
fn omitzero_is_for_numbers_and_bool() {
    for ty in ["u8", "f64", "bool", "Alias"] {
        check("omitzero", ty, &[]);
    }
    check("omitzero", "String", &["write: omitempty"]);
    check("omitzero", "Option<u8>", &["write: omitempty"]);
    check("omitzero", "Uuid", &["for numbers and bool"]);
}

#[test]
fn an_option_is_absent_or_null() {
    check("", "Option<u8>", &["write: \"f\", omitempty"]);
    check("default", "Option<u8>", &["write: \"f\", nullable"]);
    check("nullable, default", "Option<u8>", &[]);
    check("nullable", "u8", &["write: Option<u8>"]);
    check("", "Option<Vec<u8>>", &["write: \"f\", omitempty, base64"]);
    check("omitempty", "Patch<u8>", &["`Patch` knows absent and null by itself"]);
    check("default", "Patch<u8>", &["`Patch` knows absent and null by itself"]);
    check("", "Patch<u8>", &[]);
}

#[test]
fn contradicting_modifiers_exclude_each_other() {
    check("omitempty, omitzero", "u8", &["`omitzero` and `omitempty` exclude each other"]);
    check("omitempty, nullable", "Option<u8>", &["`nullable` and `omitempty` exclude each other"]);
    check("default, omitempty", "String", &["`default` and `omitempty` exclude each other"]);
    check("default = 1, omitzero", "u8", &["`default` and `omitzero` exclude each other"]);
    check("string, safe", "i64", &["`safe` and `string` exclude each other"]);
}

#[test]
fn wide_integers_say_their_form() {
    for ty in ["i64", "u64", "isize", "usize", "Vec<u64>", "Box<i64>", "std::collections::BTreeMap<String, u64>"] {
        check("", ty, &["write: \"f\", string"]);
        check("safe", ty, &[]);
        check("string", ty, &[]);
    }
    check("", "i128", &["write: \"f\", string"]);
    check("safe", "u128", &["write: string"]);
    check("string", "i32", &[]);
    check("safe", "u32", &["`safe` is needless"]);
    check("string", "String", &["`string` is for integers"]);
    check("string", "f64", &["`string` is for integers"]);
    check("string", "Alias", &[]);
}

#[test]
fn bytes_are_base64() {
    check("", "Vec<u8>", &["write: \"f\", base64"]);
    check("", "Vec<Vec<u8>>", &["write: \"f\", base64"]);
    check("base64", "Vec<u8>", &[]);
    check("base64", "Vec<u16>", &["`base64` is for bytes"]);
    check("base64", "String", &["`base64` is for bytes"]);
}

#[test]
fn a_range_has_literal_ends_within_the_type() {
    for (range, ty) in [("1..=255", "u8"), ("..256", "u8"), ("-128..", "i8"), ("0..=1", "f64"), ("-0.5..0.5", "f64")] {
        check(&format!("range = {range}"), ty, &[]);
    }
    check("range = 1..=300", "u8", &["write: 255"]);
    check("range = -1..", "Vec<u8x>", &[]);
    check("range = -1..", "u16", &["write: 0"]);
    check("range = ..257", "u8", &["write: 256"]);
    check("safe, range = ..=9007199254740992", "u64", &["write: 9007199254740991"]);
    check("range = 3..=1", "u8", &["write: 1..=3"]);
    check("range = 1..1", "u8", &["is empty"]);
    check("range = 1.0..1.0", "f64", &["is empty"]);
    check("range = ..", "u8", &["bounds nothing"]);
    check("range = 7", "u8", &["write: 7..=7"]);
    check("range = 1u8..", "u8", &["write: 1"]);
    check("range = MIN..", "u8", &["literal number"]);
    check("range = 0.5..", "u8", &["integer ends"]);
    check("range = 1..", "String", &["`len` bounds the length"]);
    check("range = 1..", "bool", &["bounds numbers"]);
}

#[test]
fn a_length_is_of_what_has_one() {
    for ty in ["String", "Vec<u16>", "Arc<str>", "std::collections::BTreeMap<String, u8>", "Alias", "Patch<String>"] {
        check("len = 1..=3", ty, &[]);
    }
    check("len = 1..=3", "u8", &["`range` bounds a number"]);
    check("len = 1..=3", "[u16; 3]", &["in its type"]);
    check("len = 1..=3", "bool", &["remove it here"]);
    check("len = 3..=1", "String", &["write: 1..=3"]);
    check("len = ..0", "String", &["is empty"]);
    check("len = 4", "String", &["write: 4..=4"]);
    check("len = -1..", "String", &["from 0 to 4294967295"]);
}

#[test]
fn precision_is_of_times() {
    check("precision = \"ms\"", "DateTime<Utc>", &[]);
    check("precision = \"ms\", nullable", "Option<chrono::DateTime<Utc>>", &[]);
    check("precision = \"millis\"", "DateTime<Utc>", &["write: \"ms\""]);
    check("precision = \"fortnight\"", "DateTime<Utc>", &["one of \"s\""]);
    check("precision = \"ms\"", "NaiveDate", &["remove it here"]);
    check("precision = 3", "DateTime<Utc>", &["expected string literal"]);
}

#[test]
fn integers_between_float_ends_are_the_whole_ones() {
    let bounds = |range: &str| {
        let expr: Expr = syn::parse_str(range).expect("a range");
        crate::parse::Bounds::read(&parse_quote!(range), &expr).expect("bounds").integers()
    };
    assert_eq!(bounds("1..10"), (Some(1), Some(9)));
    assert_eq!(bounds("0.5..10.0"), (Some(1), Some(9)));
    assert_eq!(bounds("-0.5..=10.5"), (Some(0), Some(10)));
    assert_eq!(bounds("..10.5"), (None, Some(10)));
}
