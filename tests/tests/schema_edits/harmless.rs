//! Edits without an effect on a contract.

use crate::Expected::Green;

edits! {
    nothing [] Green;
        fields { #[json("id")] id: Uuid } => { #[json("id")] id: Uuid }
    rust_field_renamed [] Green;
        fields { #[json("note")] note: String } => { #[json("note")] remark: String }
    raw_field_name [] Green;
        fields { #[json("kind")] kind: String } => { #[json("kind")] r#type: String }
    field_made_public [] Green;
        fields { #[json("note")] note: String } => { #[json("note")] pub note: String }
    comment_added [] Green;
        fields { #[json("note")] note: String } => {
            // What the customer says.
            #[json("note")] note: String
        }
    key_order [] Green;
        fields { #[json("note", omitempty, len = ..=64)] note: Option<String> }
        => { #[json("note", len = ..=64, omitempty)] note: Option<String> }
    arguments_of_an_event_reordered [] Green;
        event { "edits.subject.v1", topic = "edits", key = id, max_bytes = 1000 }
        => { "edits.subject.v1", max_bytes = 1000, key = id, topic = "edits" }
    trailing_comma [] Green;
        fields { #[json("note", omitempty)] note: String } => { #[json("note", omitempty,)] note: String, }
    default_expression [] Green;
        fields { #[json("count", default = 7)] count: u32 } => { #[json("count", default = 8)] count: u32 }
    default_of_the_type [] Green;
        fields { #[json("count", default)] count: u32 } => { #[json("count", default = 8)] count: u32 }
    default_of_topic_said [] Green;
        event { "edits.subject.v1" } => { "edits.subject.v1", topic = "edits.subject" }
    default_of_max_bytes_said [] Green;
        event { "edits.subject.v1" } => { "edits.subject.v1", max_bytes = 900_000 }
    default_of_name_said [] Green;
        event { "edits.subject.v1" } => { "edits.subject.v1", name = "Subject" }
    range_half_open [] Green;
        fields { #[json("count", range = 1..=9)] count: u32 } => { #[json("count", range = 1..10)] count: u32 }
    range_in_other_digits [] Green;
        fields { #[json("count", range = 0..=1000)] count: u32 } => { #[json("count", range = 0..=1_000)] count: u32 }
    range_of_the_whole_type [] Green;
        fields { #[json("count")] count: u8 } => { #[json("count", range = 0..=255)] count: u8 }
    len_from_zero [] Green;
        fields { #[json("note", len = 0..=9)] note: String } => { #[json("note", len = ..=9)] note: String }
    verbatim_where_needless ["json verbatim harmless"] Green;
        fields { #[json("note")] note: String } => { #[json("note", verbatim)] note: String }
    crate_of_an_event ["event crate harmless"] Green;
        event { "edits.subject.v1" } => { "edits.subject.v1", crate = ::event_core }
    crate_of_a_payload ["payload crate harmless"] Green;
        items {
            #[derive(Payload)] struct Line { #[json("sku")] sku: String }
            #[derive(Event)] #[event("edits.subject.v1")] struct Subject { #[json("line")] line: Line }
        } => {
            #[derive(Payload)] #[payload(crate = ::event_core)] struct Line { #[json("sku")] sku: String }
            #[derive(Event)] #[event("edits.subject.v1")] struct Subject { #[json("line")] line: Line }
        }
    payload_only_read ["payload reader harmless"] Green;
        items {
            #[derive(Payload)] struct Line { #[json("sku")] sku: String }
            #[derive(Event)] #[event("edits.subject.v1", reader)] struct Subject { #[json("line")] line: Line }
        } => {
            #[derive(Payload)] #[payload(reader)] struct Line { #[json("sku")] sku: String }
            #[derive(Event)] #[event("edits.subject.v1", reader)] struct Subject { #[json("line")] line: Line }
        }
    derives_reordered [] Green;
        items { #[derive(Debug, Clone, Event)] #[event("edits.subject.v1")] struct Subject { #[json("id")] id: Uuid } }
        => { #[derive(Event, Clone, Debug)] #[event("edits.subject.v1")] struct Subject { #[json("id")] id: Uuid } }
    derive_added [] Green;
        items { #[derive(Event)] #[event("edits.subject.v1")] struct Subject { #[json("id")] id: Uuid } }
        => { #[derive(Debug, PartialEq, Event)] #[event("edits.subject.v1")] struct Subject { #[json("id")] id: Uuid } }
    helper_added [] Green;
        items { #[derive(Event)] #[event("edits.subject.v1")] struct Subject { #[json("id")] id: Uuid } }
        => {
            #[derive(Event)] #[event("edits.subject.v1")] struct Subject { #[json("id")] id: Uuid }
            impl Subject { fn is_nil(&self) -> bool { self.id.is_nil() } }
        }
    lint_attribute_added [] Green;
        fields { #[json("id")] id: Uuid } => { #[allow(clippy::all)] #[json("id")] id: Uuid }
    boxed [] Green;
        fields { #[json("count")] count: u32 } => { #[json("count")] count: Box<u32> }
    shared_text [] Green;
        fields { #[json("note")] note: String } => { #[json("note")] note: Arc<str> }
    newtype_without_docs [] Green;
        items { #[derive(Event)] #[event("edits.subject.v1")] struct Subject { #[json("sku")] sku: String } }
        => {
            #[derive(Payload)] struct Sku(String);
            #[derive(Event)] #[event("edits.subject.v1")] struct Subject { #[json("sku")] sku: Sku }
        }
    type_alias [] Green;
        items { #[derive(Event)] #[event("edits.subject.v1")] struct Subject { #[json("tags")] tags: Vec<String> } }
        => {
            type Tags = Vec<String>;
            #[derive(Event)] #[event("edits.subject.v1")] struct Subject { #[json("tags")] tags: Tags }
        }
    type_moved_to_a_module [] Green;
        items {
            #[derive(Payload)] struct Line { #[json("sku")] sku: String }
            #[derive(Event)] #[event("edits.subject.v1")] struct Subject { #[json("line")] line: Line }
        } => {
            mod line { #[derive(event_core::Payload)] pub(super) struct Line { #[json("sku")] sku: String } }
            #[derive(Event)] #[event("edits.subject.v1")] struct Subject { #[json("line")] line: line::Line }
        }
    struct_renamed_under_a_name [] Green;
        items {
            #[derive(Payload)] struct Line { #[json("sku")] sku: String }
            #[derive(Event)] #[event("edits.subject.v1")] struct Subject { #[json("line")] line: Line }
        } => {
            #[derive(Payload)] #[payload(name = "Line")] struct OrderLine { #[json("sku")] sku: String }
            #[derive(Event)] #[event("edits.subject.v1")] struct Subject { #[json("line")] line: OrderLine }
        }
    word_renamed_in_rust [] Green;
        words { #[json("red")] Red, #[json("blue")] Blue } => { #[json("red")] Crimson, #[json("blue")] Blue }
    field_of_a_variant_renamed_in_rust [] Green;
        tagged { #[json("card")] Card { #[json("last4")] last4: String } }
        => { #[json("card")] Card { #[json("last4")] digits: String } }
    unused_type_added [] Green;
        items { #[derive(Event)] #[event("edits.subject.v1")] struct Subject { #[json("id")] id: Uuid } }
        => {
            #[derive(Payload)] struct Line { #[json("sku")] sku: String }
            #[derive(Event)] #[event("edits.subject.v1")] struct Subject { #[json("id")] id: Uuid }
        }
    unit_struct_for_an_empty_one [] Green;
        items { #[derive(Event)] #[event("edits.subject.v1")] struct Subject {} }
        => { #[derive(Event)] #[event("edits.subject.v1")] struct Subject; }
}
