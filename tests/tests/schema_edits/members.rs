//! Edits of fields, variants, types and docs: added (backwards: removed), reordered, renamed, of another type.

use crate::{reader, writer};

edits! {
    field_added [] writer(&[r#"+ "note": {"#, r#"+ "note""#]);
        fields { #[json("id")] id: Uuid } => { #[json("id")] id: Uuid, #[json("note")] note: String }
    optional_field_added [] writer(&[r#"+ "note": {"#]);
        fields { #[json("id")] id: Uuid } => { #[json("id")] id: Uuid, #[json("note", omitempty)] note: Option<String> }
    fields_reordered [] writer(&[r#"- "id": {"#, r#"+ "id": {"#]);
        fields { #[json("id")] id: bool, #[json("note")] note: String, #[json("tag")] tag: String }
        => { #[json("note")] note: String, #[json("tag")] tag: String, #[json("id")] id: bool }
    field_of_a_nested_struct_added [] writer(&[r#"+ "qty": {"#]);
        items {
            #[derive(Payload)] struct Line { #[json("sku")] sku: String }
            #[derive(Event)] #[event("edits.subject.v1")] struct Subject { #[json("line")] line: Line }
        } => {
            #[derive(Payload)] struct Line { #[json("sku")] sku: String, #[json("qty")] qty: u32 }
            #[derive(Event)] #[event("edits.subject.v1")] struct Subject { #[json("line")] line: Line }
        }
    first_field_added [] writer(&[r#"+ "properties": {"#]);
        items { #[derive(Event)] #[event("edits.subject.v1")] struct Subject {} }
        => { #[derive(Event)] #[event("edits.subject.v1")] struct Subject { #[json("note", omitempty)] note: String } }

    word_added [] writer(&[r#"+ "blue""#]);
        words { #[json("red")] Red } => { #[json("red")] Red, #[json("blue")] Blue }
    words_reordered [] writer(&[r#"- "red""#, r#"+ "red""#]);
        words { #[json("red")] Red, #[json("blue")] Blue, #[json("green")] Green }
        => { #[json("blue")] Blue, #[json("green")] Green, #[json("red")] Red }
    word_changed [] writer(&[r#"- "red""#, r#"+ "crimson""#]);
        words { #[json("red")] Red, #[json("blue")] Blue } => { #[json("crimson")] Red, #[json("blue")] Blue }
    word_added_to_an_open_enum [] writer(&[r#"+ "blue""#]);
        items {
            #[derive(Payload)] #[payload(open)] enum Color { #[json("red")] Red, #[json(other)] Unknown(UnknownText) }
            #[derive(Event)] #[event("edits.subject.v1")] struct Subject { #[json("color")] color: Color }
        } => {
            #[derive(Payload)] #[payload(open)] enum Color {
                #[json("red")] Red, #[json("blue")] Blue, #[json(other)] Unknown(UnknownText),
            }
            #[derive(Event)] #[event("edits.subject.v1")] struct Subject { #[json("color")] color: Color }
        }
    variant_added [] writer(&[r##"+ "$ref": "#/definitions/PaymentCard""##, r#"+ "PaymentCard": {"#]);
        tagged { #[json("cash")] Cash } => { #[json("cash")] Cash, #[json("card")] Card { #[json("last4")] last4: String } }
    variants_reordered [] writer(&[r##"- "$ref": "#/definitions/PaymentCash""##, r##"+ "$ref": "#/definitions/PaymentCash""##]);
        tagged { #[json("cash")] Cash, #[json("card")] Card, #[json("bill")] Bill }
        => { #[json("card")] Card, #[json("bill")] Bill, #[json("cash")] Cash }
    variant_value_changed [] writer(&[r#"- "cash""#, r#"+ "coins""#]);
        tagged { #[json("cash")] Cash, #[json("card")] Card } => { #[json("coins")] Cash, #[json("card")] Card }
    variant_renamed_in_rust [] writer(&[r#"- "PaymentCash": {"#, r#"+ "PaymentCoins": {"#]);
        tagged { #[json("cash")] Cash, #[json("card")] Card } => { #[json("cash")] Coins, #[json("card")] Card }
    field_of_a_variant_added [] writer(&[r#"+ "last4": {"#]);
        tagged { #[json("cash")] Cash, #[json("card")] Card }
        => { #[json("cash")] Cash, #[json("card")] Card { #[json("last4")] last4: String } }
    fields_of_a_variant_reordered [] writer(&[r#"- "until": {"#, r#"+ "until": {"#]);
        tagged { #[json("card")] Card { #[json("last4")] last4: String, #[json("name")] name: String, #[json("until")] until: bool } }
        => { #[json("card")] Card { #[json("until")] until: bool, #[json("last4")] last4: String, #[json("name")] name: String } }

    text_to_integer [] writer(&[r#"- "type": "string""#, r#"+ "type": "integer""#]);
        fields { #[json("count")] count: String } => { #[json("count")] count: u32 }
    unsigned_to_signed [] writer(&[r#"- "minimum": 0"#, r#"+ "minimum": -2147483648"#]);
        fields { #[json("count")] count: u32 } => { #[json("count")] count: i32 }
    wider_integer [] writer(&[r#"- "maximum": 255"#, r#"+ "maximum": 65535"#]);
        fields { #[json("count")] count: u8 } => { #[json("count")] count: u16 }
    integer_to_float [] writer(&[r#"- "type": "integer""#, r#"+ "type": "number""#]);
        fields { #[json("count")] count: u32 } => { #[json("count")] count: f64 }
    integer_to_bool [] writer(&[r#"- "type": "integer""#, r#"+ "type": "boolean""#]);
        fields { #[json("flag")] flag: u8 } => { #[json("flag")] flag: bool }
    wider_string_integer [] writer(&[r#"- "pattern": "^(?:0|[1-9][0-9]{0,18}|.."#, r#"+ "pattern": "^(?:0|[1-9][0-9]{0,37}|.."#]);
        fields { #[json("count", string)] count: u64 } => { #[json("count", string)] count: u128 }
    text_to_uuid [] writer(&[r#"+ "format": "uuid""#]);
        fields { #[json("id")] id: String } => { #[json("id")] id: Uuid }
    utc_to_an_offset [] writer(&[r#"- "pattern": "^[0-9]{4}-.."#, r#"+ "pattern": "^(?:000[1-9]|.."#]);
        fields { #[json("at")] at: DateTime<Utc> } => { #[json("at")] at: DateTime<FixedOffset> }
    time_to_its_text [] writer(&[r#"- "pattern": "^[0-9]{4}-.."#, r#"+ "pattern": "^(?:(?:000[1-9]|.."#]);
        fields { #[json("at")] at: DateTime<Utc> } => { #[json("at")] at: TimestampText }
    time_to_day [] writer(&[r#"- "format": "date-time""#, r#"+ "format": "date""#]);
        fields { #[json("at")] at: DateTime<Utc> } => { #[json("at")] at: NaiveDate }
    text_to_duration [] writer(&[r#"+ "format": "duration""#]);
        fields { #[json("wait")] wait: String } => { #[json("wait")] wait: IsoDuration }
    text_to_decimal [] writer(&[r#"+ "pattern": "^(?:0(?:.."#]);
        fields { #[json("rate")] rate: String } => { #[json("rate")] rate: Decimal }
    text_to_anything [] writer(&[r#"- "type": "string""#]);
        fields { #[json("part")] part: String } => { #[json("part")] part: RawJson }
    one_to_many [] writer(&[r#"+ "type": "array""#, r#"+ "items": {"#]);
        fields { #[json("tags")] tags: String } => { #[json("tags")] tags: Vec<String> }
    items_of_another_type [] writer(&[r#"- "type": "string""#, r#"+ "type": "boolean""#]);
        fields { #[json("tags")] tags: Vec<String> } => { #[json("tags")] tags: Vec<bool> }
    longer_array [] writer(&[r#"- "maxItems": 2"#, r#"+ "maxItems": 3"#]);
        fields { #[json("pair")] pair: [u16; 2] } => { #[json("pair")] pair: [u16; 3] }
    list_to_map [] writer(&[r#"- "type": "array""#, r#"+ "type": "object""#]);
        fields { #[json("tags")] tags: Vec<String> } => { #[json("tags")] tags: BTreeMap<String, String> }
    values_of_another_type [] writer(&[r#"- "type": "string""#, r#"+ "type": "boolean""#]);
        fields { #[json("map")] map: BTreeMap<String, String> } => { #[json("map")] map: BTreeMap<String, bool> }
    option_to_patch [] writer(&[r#"- "type": "string""#, r#"+ "null""#]);
        fields { #[json("note", omitempty)] note: Option<String> } => { #[json("note")] note: Patch<String> }
    required_to_optional [] writer(&[r#"- "note""#]);
        fields { #[json("id")] id: Uuid, #[json("note")] note: String }
        => { #[json("id")] id: Uuid, #[json("note", omitempty)] note: Option<String> }
    struct_renamed [] writer(&[r#"- "Line": {"#, r#"+ "Item": {"#]);
        items {
            #[derive(Payload)] struct Line { #[json("sku")] sku: String }
            #[derive(Event)] #[event("edits.subject.v1")] struct Subject { #[json("line")] line: Line }
        } => {
            #[derive(Payload)] struct Item { #[json("sku")] sku: String }
            #[derive(Event)] #[event("edits.subject.v1")] struct Subject { #[json("line")] line: Item }
        }
    generic_argument_changed [] writer(&[r#"- "PageOfLine": {"#, r#"+ "PageOfItem": {"#]);
        items {
            #[derive(Payload)] struct Line { #[json("sku")] sku: String }
            #[derive(Payload)] struct Page<T> { #[json("items")] items: Vec<T> }
            #[derive(Event)] #[event("edits.subject.v1")] struct Subject { #[json("page")] page: Page<Line> }
        } => {
            #[derive(Payload)] struct Item { #[json("sku")] sku: String }
            #[derive(Payload)] struct Page<T> { #[json("items")] items: Vec<T> }
            #[derive(Event)] #[event("edits.subject.v1")] struct Subject { #[json("page")] page: Page<Item> }
        }
    bounds_in_a_newtype [] writer(&[r#"+ "maxLength": 3"#]);
        items {
            #[derive(Payload)] struct Code(String);
            #[derive(Event)] #[event("edits.subject.v1")] struct Subject { #[json("code")] code: Code }
        } => {
            #[derive(Payload)] struct Code(#[json(len = 3..=3)] String);
            #[derive(Event)] #[event("edits.subject.v1")] struct Subject { #[json("code")] code: Code }
        }
    default_in_a_nested_struct [] reader(&[r#"+ "x-contract": "reader""#]);
        items {
            #[derive(Payload)] struct Line { #[json("sku")] sku: String }
            #[derive(Event)] #[event("edits.subject.v1")] struct Subject { #[json("line")] line: Line }
        } => {
            #[derive(Payload)] struct Line { #[json("sku", default)] sku: String }
            #[derive(Event)] #[event("edits.subject.v1")] struct Subject { #[json("line")] line: Line }
        }

    docs_of_an_event [] writer(&[r#"- "description": "It was.""#, r#"+ "description": "It is.""#]);
        items {
            /// It was.
            #[derive(Event)] #[event("edits.subject.v1")] struct Subject { #[json("id")] id: Uuid }
        } => {
            /// It is.
            #[derive(Event)] #[event("edits.subject.v1")] struct Subject { #[json("id")] id: Uuid }
        }
    docs_of_a_field [] writer(&[r#"+ "description": "Who.""#]);
        fields { #[json("id")] id: Uuid } => {
            /// Who.
            #[json("id")] id: Uuid
        }
    docs_of_a_field_beside_a_reference [] writer(&[r#"+ "docs": {"#, r#"+ "line": "What.""#]);
        items {
            #[derive(Payload)] struct Line { #[json("sku")] sku: String }
            #[derive(Event)] #[event("edits.subject.v1")] struct Subject { #[json("line")] line: Line }
        } => {
            #[derive(Payload)] struct Line { #[json("sku")] sku: String }
            #[derive(Event)] #[event("edits.subject.v1")] struct Subject {
                /// What.
                #[json("line")] line: Line,
            }
        }
    docs_of_a_word [] writer(&[r#"+ "description": "- `red`: Warm.""#]);
        words { #[json("red")] Red } => {
            /// Warm.
            #[json("red")] Red
        }
    docs_of_a_variant [] writer(&[r#"+ "description": "Coins.""#]);
        tagged { #[json("cash")] Cash } => {
            /// Coins.
            #[json("cash")] Cash
        }
    field_deprecated [] writer(&[r#"+ "deprecated": true"#]);
        fields { #[json("id")] id: Uuid } => { #[deprecated] #[json("id")] id: Uuid }
    event_deprecated [] writer(&[r#"+ "deprecated": true"#]);
        items { #[derive(Event)] #[event("edits.subject.v1")] struct Subject { #[json("id")] id: Uuid } }
        => { #[deprecated] #[derive(Event)] #[event("edits.subject.v1")] struct Subject { #[json("id")] id: Uuid } }
}
