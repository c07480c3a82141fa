//! Rules about the members of objects: fields, names, tags.

use super::{Example, Rule};
use crate::gate::{Direction, Severity};

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "field-removed",
        severity: Severity::Error,
        title: "a field that readers require is no longer written",
        what: "A field was always written and is gone. Services that run the committed version require it and refuse new events.",
        why: "Events deploy independently: readers of the committed version are still running when the first new event arrives, \
              and other repositories update when they like.",
        fix: "keep the field, or publish the next version with `upcast = <this type>`",
        example: Example::Edit {
            rust: (
                "#[json(\"sku\")]\npub sku: String,\n#[json(\"note\")]\npub note: String,",
                "#[json(\"sku\")]\npub sku: String,",
            ),
            contracts: (
                r#"{"type": "object", "properties": {"sku": {"type": "string"}, "note": {"type": "string"}}, "required": ["sku", "note"]}"#,
                r#"{"type": "object", "properties": {"sku": {"type": "string"}}, "required": ["sku"]}"#,
            ),
            direction: Direction::Forward,
            witness: r#"{"sku":""}"#,
        },
    },
    Rule {
        id: "field-renamed",
        severity: Severity::Error,
        title: "a field has another name",
        what: "A field of one name is gone and one of another name with the same schema is there. Each side misses its own name.",
        why: "On the wire the name is the field. New code does not find the new name in events that are stored or in flight, and \
              services on the committed version do not find the old one in new events.",
        fix: "keep the name on the wire (rename the Rust field only, `#[json(\"old\")]`); an `alias` reads the old name but new \
              events still break older readers: for another name on the wire publish the next version",
        example: Example::Edit {
            rust: ("#[json(\"qty\")]\npub qty: u32,", "#[json(\"quantity\")]\npub quantity: u32,"),
            contracts: (
                r#"{"type": "object", "properties": {"qty": {"type": "integer", "minimum": 0}}, "required": ["qty"]}"#,
                r#"{"type": "object", "properties": {"quantity": {"type": "integer", "minimum": 0}}, "required": ["quantity"]}"#,
            ),
            direction: Direction::Backward,
            witness: r#"{"qty":0}"#,
        },
    },
    Rule {
        id: "field-added-required",
        severity: Severity::Error,
        title: "a new field is required",
        what: "A field is new and must be there when an event is read. Events that are stored or in flight do not have it.",
        why: "Old events are not rewritten: replays, retries and slow consumers read them with new code.",
        fix: "say what a missing one means: `default`, or `Option` with `omitempty`",
        example: Example::Edit {
            rust: (
                "#[json(\"sku\")]\npub sku: String,",
                "#[json(\"sku\")]\npub sku: String,\n#[json(\"qty\")]\npub qty: u32,",
            ),
            contracts: (
                r#"{"type": "object", "properties": {"sku": {"type": "string"}}, "required": ["sku"]}"#,
                r#"{"type": "object", "properties": {"sku": {"type": "string"}, "qty": {"type": "integer"}}, "required": ["sku", "qty"]}"#,
            ),
            direction: Direction::Backward,
            witness: r#"{"sku":""}"#,
        },
    },
    Rule {
        id: "field-became-required",
        severity: Severity::Error,
        title: "a field that could be missing is required",
        what: "A field may be missing in events that are stored or in flight, and new code requires it.",
        why: "Old events without the field are still read: by replays, retries and slow consumers.",
        fix: "keep reading events without it: `default`, or `Option` with `omitempty`",
        example: Example::Edit {
            rust: ("#[json(\"note\", omitempty)]\npub note: Option<String>,", "#[json(\"note\")]\npub note: String,"),
            contracts: (
                r#"{"type": "object", "properties": {"note": {"type": "string"}}}"#,
                r#"{"type": "object", "properties": {"note": {"type": "string"}}, "required": ["note"]}"#,
            ),
            direction: Direction::Backward,
            witness: "{}",
        },
    },
    Rule {
        id: "field-became-optional",
        severity: Severity::Error,
        title: "a field that readers require may be left out",
        what: "A field was always written and is now left out at times. Services on the committed version require it.",
        why: "Readers that run already refuse each event without the field.",
        fix: "keep writing it: `default` makes it optional for the reader alone",
        example: Example::Edit {
            rust: ("#[json(\"note\")]\npub note: String,", "#[json(\"note\", omitempty)]\npub note: Option<String>,"),
            contracts: (
                r#"{"type": "object", "properties": {"note": {"type": "string"}}, "required": ["note"]}"#,
                r#"{"type": "object", "properties": {"note": {"type": "string"}}}"#,
            ),
            direction: Direction::Forward,
            witness: "{}",
        },
    },
    Rule {
        id: "alias-removed",
        severity: Severity::Error,
        title: "an older name of a field is no longer read",
        what: "Events that are stored or in flight have a field under an older name, which an `alias` read. The alias is gone.",
        why: "A rename with an alias reads old events only as long as the alias is there.",
        fix: "put the `alias` back, or retire the contracts that wrote the older name in `schemas/retired.toml`",
        example: Example::Text(
            "The first version of the contract wrote `qty`, the latest writes `quantity` and reads both. Without the alias\n\n\
             ```rust\n#[json(\"quantity\", alias = \"qty\")] // before\n#[json(\"quantity\")]                // after\n```\n\n\
             the document `{\"qty\":0}` of the first version is refused, which the latest version read.",
        ),
    },
    Rule {
        id: "member-refused",
        severity: Severity::Error,
        title: "a member is written that the reader refuses",
        what: "The reader's object is closed, or excludes a member by name, and the writer writes it.",
        why: "A closed reader turns every added field into a break. What the derive exports is open for that reason.",
        fix: "let the reader ignore members that it does not know: take `additionalProperties: false` off its schema",
        example: Example::Edit {
            rust: (
                "// {\"sku\": \"..\"}, read by a closed schema of another team",
                "// {\"sku\": \"..\", \"note\": \"..\"}",
            ),
            contracts: (
                r#"{"type": "object", "properties": {"sku": {"type": "string"}}, "required": ["sku"], "additionalProperties": false}"#,
                r#"{"type": "object", "properties": {"sku": {"type": "string"}, "note": {"type": "string"}}, "required": ["sku"]}"#,
            ),
            direction: Direction::Forward,
            witness: r#"{"sku":"","note":""}"#,
        },
    },
    Rule {
        id: "map-key-changed",
        severity: Severity::Error,
        title: "a map has keys of another form",
        what: "The names of a map's members have a form, and one side writes names that the other refuses.",
        why: "A key is read as a value of its type, as a member's value is.",
        fix: "keep the type of the keys, or publish the next version with `upcast = <this type>`",
        example: Example::Edit {
            rust: (
                "#[json(\"stock\")]\npub stock: BTreeMap<String, u32>,",
                "#[json(\"stock\")]\npub stock: BTreeMap<Sku, u32>, // Sku: three capital letters",
            ),
            contracts: (
                r#"{"type": "object", "properties": {"stock": {"type": "object", "additionalProperties": {"type": "integer", "minimum": 0}}}, "required": ["stock"]}"#,
                r#"{"type": "object", "properties": {"stock": {"type": "object", "propertyNames": {"pattern": "^[A-Z]{3}$"}, "additionalProperties": {"type": "integer", "minimum": 0}}}, "required": ["stock"]}"#,
            ),
            direction: Direction::Backward,
            witness: r#"{"stock":{"":0}}"#,
        },
    },
    Rule {
        id: "tag-renamed",
        severity: Severity::Error,
        title: "the member that names the variant has another name",
        what: "A tagged enum is told apart by another member. Each side looks for its own and finds none.",
        why: "Without its tag an object is no variant at all, so every event with this enum is refused.",
        fix: "keep the tag's name, or publish the next version with `upcast = <this type>`",
        example: Example::Edit {
            rust: ("#[payload(tag = \"kind\", closed)]", "#[payload(tag = \"method\", closed)]"),
            contracts: (
                r#"{"oneOf": [{"type": "object", "properties": {"kind": {"const": "card"}}, "required": ["kind"]}, {"type": "object", "properties": {"kind": {"const": "cash"}}, "required": ["kind"]}]}"#,
                r#"{"oneOf": [{"type": "object", "properties": {"method": {"const": "card"}}, "required": ["method"]}, {"type": "object", "properties": {"method": {"const": "cash"}}, "required": ["method"]}]}"#,
            ),
            direction: Direction::Backward,
            witness: r#"{"kind":"card"}"#,
        },
    },
];
