//! Rules 4, 7 to 13 and 15: types that are refused by name.

use syn::{Type, parse_quote};

use super::check_payload;

#[track_caller]
fn check(ty: &str, expected: &[&str]) {
    let ty: Type = syn::parse_str(ty).expect("a type");
    check_payload(parse_quote!(struct A { #[json("f")] f: #ty }), expected);
}

#[test]
fn a_refused_type_names_what_to_use() {
    check("f32", &["write: f64"]);
    check("Vec<f32>", &["write: f64"]);
    check("char", &["write: String"]);
    check("&'static str", &["write: String"]);
    check("Vec<&str>", &["write: String"]);
    check("(u8, u8)", &["define a struct"]);
    check("fn()", &["a function has no JSON"]);
    check("*const u8", &["a pointer has no JSON"]);
    check("Box<dyn Any>", &["`RawJson`"]);
    check("Rc<String>", &["write: Box<String>"]);
    check("Mutex<u8>", &["write: u8"]);
    check("std::collections::VecDeque<u16>", &["write: Vec<u16>"]);
    check("LinkedList<u8>", &["is a list on the wire"]);
    check("chrono::DateTime<Local>", &["write: chrono::DateTime<chrono::Utc>"]);
    check("Cow<'a, str>", &["write: Cow<'static, str>"]);
    check("Box<[u16]>", &["write: Vec<u16>"]);
    check("[u8; 4]", &["use `Vec<u8>` with `base64`"]);
    check("NonZeroU32", &["write: u32"]);
    check("PathBuf", &["write: String"]);
}

#[test]
fn what_tokens_cannot_know_is_left_to_the_traits() {
    for ty in ["HashMap<String, u8>", "Duration", "Value", "my::Rc<u8>", "Alias", "()", "T::Item"] {
        check(ty, &[]);
    }
}

#[test]
fn what_no_trait_speaks_of_inside_of_another_type_is_named() {
    check("Vec<HashMap<String, u8>>", &["write: std::collections::BTreeMap<String, u8>"]);
    check("Vec<HashSet<String>>", &["write: Vec<String>"]);
    check("Vec<serde_json::Value>", &["has no contract"]);
    check("Vec<std::time::Duration>", &["use `event_core::IsoDuration`"]);
}

#[test]
fn an_option_or_patch_stands_only_where_it_means_something() {
    check("Vec<Option<u16>>", &["write: u16"]);
    check("BTreeMap<String, Option<u8x>>", &["write: u8x"]);
    check("Vec<Patch<u16>>", &["write: u16"]);
    check("Patch<Option<u8>>", &["write: u8"]);
    check("Box<Option<u8>>", &["outside of `Box`"]);
    check_payload(
        parse_quote!(
            struct A {
                #[json("f", omitempty)]
                f: Option<Option<u8>>,
            }
        ),
        &["use `Patch`, or one `Option`; write: u8"],
    );
}

#[test]
fn a_maps_key_is_text() {
    check("BTreeMap<u32, u32>", &["write: String"]);
    check("BTreeMap<Option<String>, u32>", &["write: String"]);
    check("BTreeMap<Box<str>, u32>", &[]);
    check("BTreeMap<Sku, u32>", &[]);
}
