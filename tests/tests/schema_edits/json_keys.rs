//! Edits of the keys of `#[json(..)]`.

use crate::{reader, writer};

edits! {
    name_changed ["json name changed"] writer(&[r#"- "note": {"#, r#"+ "remark": {"#, r#"- "note""#, r#"+ "remark""#]);
        fields { #[json("note")] note: String } => { #[json("remark")] note: String }

    omitempty_on_text ["json omitempty added"] writer(&[r#"+ "minLength": 1"#]);
        fields { #[json("note")] note: String } => { #[json("note", omitempty)] note: String }
    omitempty_on_a_list [] writer(&[r#"+ "minItems": 1"#]);
        fields { #[json("tags")] tags: Vec<String> } => { #[json("tags", omitempty)] tags: Vec<String> }
    omitempty_on_a_map [] writer(&[r#"+ "minProperties": 1"#]);
        fields { #[json("map")] map: BTreeMap<String, String> } => { #[json("map", omitempty)] map: BTreeMap<String, String> }
    omitempty_on_bytes [] writer(&[r#"+ "minLength": 1"#]);
        fields { #[json("raw", base64)] raw: Vec<u8> } => { #[json("raw", base64, omitempty)] raw: Vec<u8> }
    omitempty_for_nullable [] writer(&[r#"- "string""#, r#"- "null""#, r#"+ "type": "string""#]);
        fields { #[json("note", nullable)] note: Option<String> } => { #[json("note", omitempty)] note: Option<String> }

    omitzero_on_a_number ["json omitzero added"] writer(&[r#"+ "minimum": 1"#]);
        fields { #[json("count")] count: u32 } => { #[json("count", omitzero)] count: u32 }
    omitzero_on_a_signed_number [] writer(&[r#"+ "not": {"#, r#"+ "const": 0"#]);
        fields { #[json("count")] count: i32 } => { #[json("count", omitzero)] count: i32 }
    omitzero_on_a_float [] writer(&[r#"+ "not": {"#]);
        fields { #[json("ratio")] ratio: f64 } => { #[json("ratio", omitzero)] ratio: f64 }
    omitzero_on_a_bool [] writer(&[r#"+ "enum": ["#]);
        fields { #[json("active")] active: bool } => { #[json("active", omitzero)] active: bool }
    omitzero_on_a_string_integer [] writer(&[r#"+ "not": {"#, r#"+ "const": "0""#]);
        fields { #[json("count", string)] count: u64 } => { #[json("count", string, omitzero)] count: u64 }

    nullable_on_an_option ["json nullable added"] writer(&[r#"+ "null""#]);
        fields { #[json("note")] note: String } => { #[json("note", nullable)] note: Option<String> }
    nullable_with_default [] reader(&[r#"+ "note": {"#, r#"+ "null""#]);
        fields { #[json("note", nullable)] note: Option<String> } => { #[json("note", nullable, default)] note: Option<String> }
    nullable_on_a_definition [] writer(&[r#"+ "anyOf": ["#]);
        items {
            #[derive(Payload)] struct Line { #[json("sku")] sku: String }
            #[derive(Event)] #[event("edits.subject.v1")] struct Subject { #[json("line")] line: Line }
        } => {
            #[derive(Payload)] struct Line { #[json("sku")] sku: String }
            #[derive(Event)] #[event("edits.subject.v1")] struct Subject { #[json("line", nullable)] line: Option<Line> }
        }

    string_added ["json string added"] writer(&[r#"- "type": "integer""#, r#"+ "type": "string""#]);
        fields { #[json("count")] count: u32 } => { #[json("count", string)] count: u32 }
    string_for_safe ["json string changed"] writer(&[r#"- "type": "integer""#, r#"+ "type": "string""#]);
        fields { #[json("count", safe)] count: i64 } => { #[json("count", string)] count: i64 }
    string_in_a_list [] writer(&[r#"- "type": "integer""#, r#"+ "type": "string""#]);
        fields { #[json("counts", safe)] counts: Vec<i64> } => { #[json("counts", string)] counts: Vec<i64> }

    safe_added ["json safe added"] writer(&[r#"- "maximum": 4294967295"#, r#"+ "maximum": 9007199254740991"#]);
        fields { #[json("count")] count: u32 } => { #[json("count", safe)] count: u64 }
    safe_for_string ["json safe changed"] writer(&[r#"- "type": "string""#, r#"+ "maximum": 9007199254740991"#]);
        fields { #[json("count", string)] count: u64 } => { #[json("count", safe)] count: u64 }

    base64_added ["json base64 added"] writer(&[r#"+ "contentEncoding": "base64""#]);
        fields { #[json("raw")] raw: Vec<u16> } => { #[json("raw", base64)] raw: Vec<u8> }
    base64_for_text [] writer(&[r#"+ "contentEncoding": "base64""#]);
        fields { #[json("raw")] raw: String } => { #[json("raw", base64)] raw: Vec<u8> }

    default_added ["json default added"] reader(&[r#"- "count""#]);
        fields { #[json("id")] id: Uuid, #[json("count")] count: u32 }
        => { #[json("id")] id: Uuid, #[json("count", default)] count: u32 }
    default_with_an_expression [] reader(&[r#"- "count""#]);
        fields { #[json("id")] id: Uuid, #[json("count")] count: u32 }
        => { #[json("id")] id: Uuid, #[json("count", default = 7)] count: u32 }

    alias_added ["json alias added"] reader(&[r#"+ "remark": {"#, r#"+ "oneOf": ["#]);
        fields { #[json("note")] note: String } => { #[json("note", alias = "remark")] note: String }
    alias_changed ["json alias changed"] reader(&[r#"- "remark": {"#, r#"+ "comment": {"#]);
        fields { #[json("note", alias = "remark")] note: String } => { #[json("note", alias = "comment")] note: String }
    second_alias [] reader(&[r#"+ "comment": {"#]);
        fields { #[json("note", alias = "remark")] note: String }
        => { #[json("note", alias = "remark", alias = "comment")] note: String }
    alias_of_a_word [] reader(&[r#"+ "rouge""#]);
        words { #[json("red")] Red, #[json("blue")] Blue } => { #[json("red", alias = "rouge")] Red, #[json("blue")] Blue }
    alias_of_a_tagged_variant [] reader(&[r#"+ "coins""#]);
        tagged { #[json("cash")] Cash, #[json("card")] Card { #[json("last4")] last4: String } }
        => { #[json("cash", alias = "coins")] Cash, #[json("card")] Card { #[json("last4")] last4: String } }

    range_of_an_integer ["json range added"] writer(&[r#"- "maximum": 4294967295"#, r#"+ "maximum": 100"#]);
        fields { #[json("count")] count: u32 } => { #[json("count", range = 0..=100)] count: u32 }
    range_with_another_end ["json range changed"] writer(&[r#"- "maximum": 100"#, r#"+ "maximum": 200"#]);
        fields { #[json("count", range = 1..=100)] count: u32 } => { #[json("count", range = 1..=200)] count: u32 }
    range_with_another_start [] writer(&[r#"- "minimum": 1"#, r#"+ "minimum": 2"#]);
        fields { #[json("count", range = 1..=100)] count: u32 } => { #[json("count", range = 2..=100)] count: u32 }
    range_of_a_float [] writer(&[r#"+ "minimum": 0.0"#, r#"+ "maximum": 1.0"#]);
        fields { #[json("ratio")] ratio: f64 } => { #[json("ratio", range = 0.0..=1.0)] ratio: f64 }
    range_of_a_float_half_open [] writer(&[r#"- "maximum": 1.0"#, r#"+ "exclusiveMaximum": 1.0"#]);
        fields { #[json("ratio", range = 0.0..=1.0)] ratio: f64 } => { #[json("ratio", range = 0.0..1.0)] ratio: f64 }
    range_of_a_string_integer [] writer(&[r#"- "pattern": "^(?:0|[1-9][0-9]{0,18}|.."#, r#"+ "pattern": "^(?:0|[1-9][0-9]{0,1}|100)$""#]);
        fields { #[json("count", string)] count: u64 } => { #[json("count", string, range = 0..=100)] count: u64 }
    range_of_items [] writer(&[r#"+ "maximum": 9"#]);
        fields { #[json("counts")] counts: Vec<u32> } => { #[json("counts", range = 0..=9)] counts: Vec<u32> }

    len_of_text ["json len added"] writer(&[r#"+ "minLength": 1"#, r#"+ "maxLength": 64"#]);
        fields { #[json("note")] note: String } => { #[json("note", len = 1..=64)] note: String }
    len_with_another_end ["json len changed"] writer(&[r#"- "maxLength": 64"#, r#"+ "maxLength": 65"#]);
        fields { #[json("note", len = 1..=64)] note: String } => { #[json("note", len = 1..=65)] note: String }
    len_of_a_list [] writer(&[r#"+ "maxItems": 9"#]);
        fields { #[json("tags")] tags: Vec<String> } => { #[json("tags", len = ..=9)] tags: Vec<String> }
    len_of_a_map [] writer(&[r#"+ "maxProperties": 9"#]);
        fields { #[json("map")] map: BTreeMap<String, String> } => { #[json("map", len = ..=9)] map: BTreeMap<String, String> }
    len_of_bytes [] writer(&[r#"+ "minLength": 24"#, r#"+ "maxLength": 24"#, r#"+ "pattern": "==$""#]);
        fields { #[json("raw", base64)] raw: Vec<u8> } => { #[json("raw", base64, len = 16..=16)] raw: Vec<u8> }

    precision_added ["json precision added"] writer(&[r#"- "pattern": "^[0-9]{4}-.."#, r#"+ "pattern": "^[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\\.[0-9]{3}Z$""#]);
        fields { #[json("at")] at: DateTime<Utc> } => { #[json("at", precision = "ms")] at: DateTime<Utc> }
    precision_changed ["json precision changed"] writer(&[r#"- "pattern": "^[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\\.[0-9]{3}Z$""#, r#"+ "pattern": "^[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]Z$""#]);
        fields { #[json("at", precision = "ms")] at: DateTime<Utc> } => { #[json("at", precision = "s")] at: DateTime<Utc> }

    other_added ["json other added", "payload open added"] writer(&[r#"- "enum": ["#, r#"+ "x-extensible-enum": ["#]);
        items {
            #[derive(Payload)] #[payload(closed)] enum Color { #[json("red")] Red }
            #[derive(Event)] #[event("edits.subject.v1")] struct Subject { #[json("color")] color: Color }
        } => {
            #[derive(Payload)] #[payload(open)] enum Color { #[json("red")] Red, #[json(other)] Unknown(UnknownText) }
            #[derive(Event)] #[event("edits.subject.v1")] struct Subject { #[json("color")] color: Color }
        }
}
