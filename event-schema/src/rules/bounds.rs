//! Rules about which values of a type there are: ranges, lengths, forms of text.

use super::{Example, Rule};
use crate::gate::{Direction, Severity};

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "range-widened",
        severity: Severity::Error,
        title: "a number may be outside of what readers take",
        what: "New events may have a number that the committed version's bounds exclude: a wider integer, a wider `range`.",
        why: "Services on the committed version refuse each event with such a number.",
        fix: "keep the range and check it where the event is made, or publish the next version",
        example: Example::Edit {
            rust: ("#[json(\"qty\")]\npub qty: u8,", "#[json(\"qty\")]\npub qty: u16,"),
            contracts: (
                r#"{"type": "object", "properties": {"qty": {"type": "integer", "minimum": 0, "maximum": 255}}, "required": ["qty"]}"#,
                r#"{"type": "object", "properties": {"qty": {"type": "integer", "minimum": 0, "maximum": 65535}}, "required": ["qty"]}"#,
            ),
            direction: Direction::Forward,
            witness: r#"{"qty":256}"#,
        },
    },
    Rule {
        id: "range-narrowed",
        severity: Severity::Error,
        title: "numbers that were written are outside of the range",
        what: "Events that are stored or in flight may have a number that new code's bounds exclude.",
        why: "Old events are not rewritten: replays, retries and slow consumers read them with new code.",
        fix: "keep the range, or publish the next version with `upcast = <this type>`",
        example: Example::Edit {
            rust: ("#[json(\"qty\")]\npub qty: u32,", "#[json(\"qty\", range = 1..)]\npub qty: u32,"),
            contracts: (
                r#"{"type": "object", "properties": {"qty": {"type": "integer", "minimum": 0}}, "required": ["qty"]}"#,
                r#"{"type": "object", "properties": {"qty": {"type": "integer", "minimum": 1}}, "required": ["qty"]}"#,
            ),
            direction: Direction::Backward,
            witness: r#"{"qty":0}"#,
        },
    },
    Rule {
        id: "length-widened",
        severity: Severity::Error,
        title: "a length is outside of what readers take",
        what: "New events may have a string, list or map whose length the committed version's bounds exclude.",
        why: "Services on the committed version refuse each event with such a length.",
        fix: "keep the `len` and check it where the event is made, or publish the next version",
        example: Example::Edit {
            rust: ("#[json(\"sku\", len = 1..=2)]\npub sku: String,", "#[json(\"sku\", len = ..=2)]\npub sku: String,"),
            contracts: (
                r#"{"type": "object", "properties": {"sku": {"type": "string", "minLength": 1, "maxLength": 2}}, "required": ["sku"]}"#,
                r#"{"type": "object", "properties": {"sku": {"type": "string", "maxLength": 2}}, "required": ["sku"]}"#,
            ),
            direction: Direction::Forward,
            witness: r#"{"sku":""}"#,
        },
    },
    Rule {
        id: "length-narrowed",
        severity: Severity::Error,
        title: "lengths that were written are outside of the bounds",
        what: "Events that are stored or in flight may have a string, list or map whose length new code's bounds exclude.",
        why: "Old events are not rewritten: replays, retries and slow consumers read them with new code.",
        fix: "keep the `len`, or publish the next version with `upcast = <this type>`",
        example: Example::Edit {
            rust: ("#[json(\"tags\")]\npub tags: Vec<String>,", "#[json(\"tags\", len = 1..)]\npub tags: Vec<String>,"),
            contracts: (
                r#"{"type": "object", "properties": {"tags": {"type": "array", "items": {"type": "string"}}}, "required": ["tags"]}"#,
                r#"{"type": "object", "properties": {"tags": {"type": "array", "items": {"type": "string"}, "minItems": 1}}, "required": ["tags"]}"#,
            ),
            direction: Direction::Backward,
            witness: r#"{"tags":[]}"#,
        },
    },
    Rule {
        id: "uniqueness-changed",
        severity: Severity::Error,
        title: "a list may hold an item twice that readers take once",
        what: "The reader's list says `uniqueItems`, and the writer may write the same item twice.",
        why: "The reader refuses each list with an item twice.",
        fix: "say `uniqueItems` on the writer's side too and keep to it, or let the reader take lists as they come",
        example: Example::Edit {
            rust: ("// {\"tags\": [..]}", "// {\"tags\": [..]}, each once"),
            contracts: (
                r#"{"type": "object", "properties": {"tags": {"type": "array", "items": {"type": "string"}}}, "required": ["tags"]}"#,
                r#"{"type": "object", "properties": {"tags": {"type": "array", "items": {"type": "string"}, "uniqueItems": true}}, "required": ["tags"]}"#,
            ),
            direction: Direction::Backward,
            witness: r#"{"tags":["",""]}"#,
        },
    },
    Rule {
        id: "text-form-changed",
        severity: Severity::Error,
        title: "a string is of another form",
        what: "One side writes strings that the other's pattern or format refuses: free text for a UUID, another text type.",
        why: "A form is checked when an event is read, so each string of the other form is refused.",
        fix: "keep the type, add a field of the new form beside it, or publish the next version with `upcast = <this type>`",
        example: Example::Edit {
            rust: ("#[json(\"sku\")]\npub sku: String,", "#[json(\"sku\")]\npub sku: Sku, // three capital letters"),
            contracts: (
                r#"{"type": "object", "properties": {"sku": {"type": "string"}}, "required": ["sku"]}"#,
                r#"{"type": "object", "properties": {"sku": {"type": "string", "pattern": "^[A-Z]{3}$"}}, "required": ["sku"]}"#,
            ),
            direction: Direction::Backward,
            witness: r#"{"sku":""}"#,
        },
    },
    Rule {
        id: "timestamp-precision-changed",
        severity: Severity::Error,
        title: "times are of another precision or offset",
        what: "Both sides have RFC 3339 times, but of another number of fraction digits (`precision`), or with another kind of \
               offset (`Z` or numeric).",
        why: "Each time has exactly one text, so that equal events are equal bytes; the reader refuses every other.",
        fix: "keep `precision` and the type of the time, or publish the next version with `upcast = <this type>`",
        example: Example::Edit {
            rust: (
                "#[json(\"at\", precision = \"secs\")]\npub at: DateTime<Utc>,",
                "#[json(\"at\", precision = \"millis\")]\npub at: DateTime<Utc>,",
            ),
            contracts: (
                r#"{"type": "object", "properties": {"at": {"type": "string", "format": "date-time", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$"}}, "required": ["at"]}"#,
                r#"{"type": "object", "properties": {"at": {"type": "string", "format": "date-time", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z$"}}, "required": ["at"]}"#,
            ),
            direction: Direction::Backward,
            witness: r#"{"at":"0000-01-01T00:00:00Z"}"#,
        },
    },
];
