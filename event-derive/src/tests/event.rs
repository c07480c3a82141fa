//! Rules 18, 22 and 23: types, topics, keys and the other settings of events.

use syn::{DeriveInput, parse_quote};

use super::check_event;

#[track_caller]
fn check(arguments: &str, expected: &[&str]) {
    let arguments: proc_macro2::TokenStream = arguments.parse().expect("tokens");
    let input: DeriveInput = parse_quote! {
        #[event(#arguments)]
        pub struct OrderPlaced {
            #[json("id", len = 1..=64)]
            order_id: String,
            #[json("name")]
            name: String,
            #[json("note", len = ..=9)]
            note: Box<str>,
            #[json("code", nullable, len = 0..9)]
            code: Option<Arc<str>>,
            #[json("tag", omitempty)]
            tag: String,
            #[json("lines")]
            lines: Vec<u16>,
            #[json("share")]
            share: f64,
            #[json("by", omitempty)]
            r#type: Option<Sku>,
        }
    };
    check_event(input, expected);
}

#[test]
fn a_type_is_a_name_and_a_version() {
    for kind in ["\"orders.placed.v1\"", "\"a.v0\"", "\"a-b_c.d.v12\"", "type = \"com.github.push\""] {
        check(kind, &[]);
    }
    check("\"orders.placed\"", &["write: \"orders.placed.v1\""]);
    check("\"orders.placed.v01\"", &["write: \"orders.placed.v1\""]);
    check("\"orders.placed.2\"", &["write: \"orders.placed.v2\""]);
    check("\"Orders.Placed.v1\"", &["write: \"orders.placed.v1\""]);
    check("\"orders..v1\"", &["`[a-z0-9]+([._-][a-z0-9]+)*`"]);
    check("type = \"com/github\"", &["since it names a file"]);
    check("type = \"com.GitHub\"", &["write: \"com.GitHub\", topic = \"com.github\""]);
    check("\"a.v1\", type = \"b\"", &["an event has one type"]);
    check("topic = \"a\"", &["write: event(\"order.placed.v1\", topic = \"a\")"]);
}

#[test]
fn an_event_without_settings_gets_a_type_from_its_name() {
    check_event(
        parse_quote!(
            pub struct OrderPlacedV2 {
                #[json("a")]
                a: u8,
            }
        ),
        &["write: #[event(\"order.placed.v2\")] pub struct OrderPlacedV2"],
    );
    check_event(
        parse_quote!(
            struct A {
                a: u8,
            }
        ),
        &["write: \n#[event(\"a.v1\")]\nstruct A {\n"],
    );
}

#[test]
fn a_topic_is_lower_case() {
    check("\"a.v1\", topic = \"Orders\"", &["write: \"orders\""]);
    check("\"a.v1\", topic = \"a..b\"", &["a topic is"]);
    check("\"a.v1\", tpoic = \"a\"", &["did you mean `topic`? write: topic"]);
}

#[test]
fn a_key_is_a_scalar_field() {
    check("\"a.v1\", key = order_id", &[]);
    check("\"a.v1\", key = r#type", &[]);
    check("\"a.v1\", key = order", &["there is no field `order`"]);
    check("\"a.v1\", key = orderid", &["write: order_id"]);
    check("\"a.v1\", key = lines", &["a key is a scalar"]);
    check("\"a.v1\", key = share", &["a key is a scalar"]);
}

#[test]
fn a_key_of_text_is_never_empty() {
    check("\"a.v1\", key = name", &["write: \"name\", len = 1.."]);
    check("\"a.v1\", key = note", &["write: 1..=9"]);
    check("\"a.v1\", key = code", &["no `partitionkey`; write: 1"]);
    check("\"a.v1\", key = tag", &["remove `omitempty`"]);
}

#[test]
fn a_type_names_a_file_that_can_be() {
    check("\"con.v1\"", &["Windows has no file `con`"]);
    check("\"com1.orders.v1\"", &["Windows has no file `com1`"]);
    check("type = \"Aux.push\", topic = \"a\"", &["Windows has no file `aux`"]);
    check("type = \"index\"", &["`index.json`"]);
    for kind in ["\"index.v1\"", "\"com10.v1\"", "\"com.v1\"", "\"console.v1\"", "\"lpt0.v1\"", "\"a.nul.v1\""] {
        check(kind, &[]);
    }
}

#[test]
fn the_other_settings_are_valid() {
    check("\"a.v1\", sunset = \"2028-02-29\", max_bytes = 1_000, reader, name = \"A\", crate = a::b, upcast = B", &[]);
    check("\"a.v1\", sunset = \"2027-02-29\"", &["a day that exists"]);
    check("\"a.v1\", sunset = \"27-2-2\"", &["a day that exists"]);
    check("\"a.v1\", max_bytes = 0", &["from 1 to"]);
    check("\"a.v1\", upcast = OrderPlaced", &["not the event itself"]);
    check("\"a.v1\", name = \"a b\"", &["a definition's name"]);
    check("\"a.v1\", version = 2", &["the version is in the type"]);
}
