//! Rules about what kind of value there is: null, types, the values of enums, variants.

use super::{Example, Rule};
use crate::gate::{Direction, Severity};

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "null-added",
        severity: Severity::Error,
        title: "a value may be null that readers take without null only",
        what: "New events have `null` where the committed version's reader takes no null.",
        why: "Services on the committed version refuse each event with a null there.",
        fix: "leave the member out in place of null (`omitempty`), if readers may miss it; else publish the next version",
        example: Example::Edit {
            rust: ("#[json(\"note\")]\npub note: String,", "#[json(\"note\", nullable)]\npub note: Option<String>,"),
            contracts: (
                r#"{"type": "object", "properties": {"note": {"type": "string"}}, "required": ["note"]}"#,
                r#"{"type": "object", "properties": {"note": {"type": ["string", "null"]}}, "required": ["note"]}"#,
            ),
            direction: Direction::Forward,
            witness: r#"{"note":null}"#,
        },
    },
    Rule {
        id: "null-removed",
        severity: Severity::Error,
        title: "null is no longer read",
        what: "Events that are stored or in flight have `null` where new code takes none.",
        why: "Old events are not rewritten: replays, retries and slow consumers read them with new code.",
        fix: "keep reading null: `Option` with `nullable`",
        example: Example::Edit {
            rust: ("#[json(\"note\", nullable)]\npub note: Option<String>,", "#[json(\"note\")]\npub note: String,"),
            contracts: (
                r#"{"type": "object", "properties": {"note": {"type": ["string", "null"]}}, "required": ["note"]}"#,
                r#"{"type": "object", "properties": {"note": {"type": "string"}}, "required": ["note"]}"#,
            ),
            direction: Direction::Backward,
            witness: r#"{"note":null}"#,
        },
    },
    Rule {
        id: "type-changed",
        severity: Severity::Error,
        title: "a value is of another type",
        what: "One side writes a value of a JSON type that the other does not take: a string for a number, an array for an object.",
        why: "Neither side reads what the other writes there.",
        fix: "add a field of the new type beside the old one, or publish the next version with `upcast = <this type>`",
        example: Example::Edit {
            rust: ("#[json(\"sent\")]\npub sent: bool,", "#[json(\"sent\")]\npub sent: DateTime<Utc>,"),
            contracts: (
                r#"{"type": "object", "properties": {"sent": {"type": "boolean"}}, "required": ["sent"]}"#,
                r#"{"type": "object", "properties": {"sent": {"type": "string", "format": "date-time"}}, "required": ["sent"]}"#,
            ),
            direction: Direction::Backward,
            witness: r#"{"sent":true}"#,
        },
    },
    Rule {
        id: "integer-form-changed",
        severity: Severity::Error,
        title: "an integer changed between number and string",
        what: "An integer was a JSON number and is a string of digits now, or the other way round (`string`).",
        why: "The value is the same, the JSON is not: readers take one form only.",
        fix: "keep the form, or publish the next version with `upcast = <this type>`",
        example: Example::Edit {
            rust: ("#[json(\"total\", safe)]\npub total: i64,", "#[json(\"total\", string)]\npub total: i64,"),
            contracts: (
                r#"{"type": "object", "properties": {"total": {"type": "integer"}}, "required": ["total"]}"#,
                r#"{"type": "object", "properties": {"total": {"type": "string", "pattern": "^(?:0|-?[1-9][0-9]{0,15})$"}}, "required": ["total"]}"#,
            ),
            direction: Direction::Backward,
            witness: r#"{"total":0}"#,
        },
    },
    Rule {
        id: "enum-value-added",
        severity: Severity::Error,
        title: "a closed enum has a new value",
        what: "New events may have a value that the committed version's closed enum does not list.",
        why: "Services on the committed version refuse each event with the new value.",
        fix: "publish the next version; an enum that may grow is declared `open` in its first version",
        example: Example::Edit {
            rust: (
                "#[payload(closed)]\npub enum Channel { #[json(\"web\")] Web }",
                "#[payload(closed)]\npub enum Channel { #[json(\"web\")] Web, #[json(\"app\")] App }",
            ),
            contracts: (
                r#"{"type": "object", "properties": {"channel": {"enum": ["web"]}}, "required": ["channel"]}"#,
                r#"{"type": "object", "properties": {"channel": {"enum": ["web", "app"]}}, "required": ["channel"]}"#,
            ),
            direction: Direction::Forward,
            witness: r#"{"channel":"app"}"#,
        },
    },
    Rule {
        id: "enum-value-removed",
        severity: Severity::Error,
        title: "a closed enum lost a value",
        what: "Events that are stored or in flight have a value that new code's closed enum does not list.",
        why: "Old events are not rewritten: replays, retries and slow consumers read them with new code.",
        fix: "keep the value, or read it as another one: `alias`",
        example: Example::Edit {
            rust: (
                "#[payload(closed)]\npub enum Channel { #[json(\"web\")] Web, #[json(\"fax\")] Fax }",
                "#[payload(closed)]\npub enum Channel { #[json(\"web\")] Web }",
            ),
            contracts: (
                r#"{"type": "object", "properties": {"channel": {"enum": ["web", "fax"]}}, "required": ["channel"]}"#,
                r#"{"type": "object", "properties": {"channel": {"enum": ["web"]}}, "required": ["channel"]}"#,
            ),
            direction: Direction::Backward,
            witness: r#"{"channel":"fax"}"#,
        },
    },
    Rule {
        id: "enum-closed",
        severity: Severity::Error,
        title: "an open enum became closed",
        what: "Events that are stored or in flight may have any value of an open enum; new code takes the listed ones only.",
        why: "Values that a newer writer, or another service, sent while the enum was open are refused.",
        fix: "keep the enum `open`",
        example: Example::Edit {
            rust: ("#[payload(open)]\npub enum Channel { .. }", "#[payload(closed)]\npub enum Channel { .. }"),
            contracts: (
                r#"{"type": "object", "properties": {"channel": {"type": "string", "x-extensible-enum": ["web", "app"]}}, "required": ["channel"]}"#,
                r#"{"type": "object", "properties": {"channel": {"enum": ["web", "app"]}}, "required": ["channel"]}"#,
            ),
            direction: Direction::Backward,
            witness: r#"{"channel":""}"#,
        },
    },
    Rule {
        id: "enum-opened",
        severity: Severity::Error,
        title: "a closed enum became open",
        what: "New events may have any value where the committed version's closed enum takes the listed ones only.",
        why: "An open enum keeps and writes back values that it does not know, and services on the committed version refuse them.",
        fix: "publish the next version, in which the enum is open from the start",
        example: Example::Edit {
            rust: ("#[payload(closed)]\npub enum Channel { .. }", "#[payload(open)]\npub enum Channel { .. }"),
            contracts: (
                r#"{"type": "object", "properties": {"channel": {"enum": ["web", "app"]}}, "required": ["channel"]}"#,
                r#"{"type": "object", "properties": {"channel": {"type": "string", "x-extensible-enum": ["web", "app"]}}, "required": ["channel"]}"#,
            ),
            direction: Direction::Forward,
            witness: r#"{"channel":""}"#,
        },
    },
    Rule {
        id: "variant-added",
        severity: Severity::Error,
        title: "a closed tagged enum has a new variant",
        what: "New events may be of a variant that the committed version's closed enum does not have.",
        why: "Services on the committed version refuse each event of the new variant.",
        fix: "publish the next version; an enum that may grow is declared `open` in its first version",
        example: Example::Edit {
            rust: (
                "#[payload(tag = \"method\", closed)]\npub enum Payment { #[json(\"cash\")] Cash, #[json(\"card\")] Card }",
                "#[payload(tag = \"method\", closed)]\npub enum Payment { #[json(\"cash\")] Cash, #[json(\"card\")] Card, #[json(\"gift\")] Gift }",
            ),
            contracts: (TWO_VARIANTS, THREE_VARIANTS),
            direction: Direction::Forward,
            witness: r#"{"method":"gift"}"#,
        },
    },
    Rule {
        id: "variant-removed",
        severity: Severity::Error,
        title: "a closed tagged enum lost a variant",
        what: "Events that are stored or in flight are of a variant that new code's closed enum does not have.",
        why: "Old events are not rewritten: replays, retries and slow consumers read them with new code.",
        fix: "keep the variant, or publish the next version with `upcast = <this type>`",
        example: Example::Edit {
            rust: (
                "#[payload(tag = \"method\", closed)]\npub enum Payment { #[json(\"cash\")] Cash, #[json(\"card\")] Card, #[json(\"gift\")] Gift }",
                "#[payload(tag = \"method\", closed)]\npub enum Payment { #[json(\"cash\")] Cash, #[json(\"card\")] Card }",
            ),
            contracts: (THREE_VARIANTS, TWO_VARIANTS),
            direction: Direction::Backward,
            witness: r#"{"method":"gift"}"#,
        },
    },
    Rule {
        id: "value-excluded",
        severity: Severity::Error,
        title: "a value is written that the reader excludes",
        what: "The reader's schema excludes a value that the writer may write: by `not`, `contains`, or since none, or more than \
               one, of its alternatives takes it.",
        why: "The reader refuses each document with such a value.",
        fix: "change the reader's schema at the place that the finding names, or the writer's, so that it no longer writes the value",
        example: Example::Edit {
            rust: ("// {\"name\": \"..\"}", "// {\"name\": \"..\"}, but not \"\""),
            contracts: (
                r#"{"type": "object", "properties": {"name": {"type": "string"}}, "required": ["name"]}"#,
                r#"{"type": "object", "properties": {"name": {"type": "string", "not": {"const": ""}}}, "required": ["name"]}"#,
            ),
            direction: Direction::Backward,
            witness: r#"{"name":""}"#,
        },
    },
];

const TWO_VARIANTS: &str = r#"{"oneOf": [{"type": "object", "properties": {"method": {"const": "cash"}}, "required": ["method"]}, {"type": "object", "properties": {"method": {"const": "card"}}, "required": ["method"]}]}"#;
const THREE_VARIANTS: &str = r#"{"oneOf": [{"type": "object", "properties": {"method": {"const": "cash"}}, "required": ["method"]}, {"type": "object", "properties": {"method": {"const": "card"}}, "required": ["method"]}, {"type": "object", "properties": {"method": {"const": "gift"}}, "required": ["method"]}]}"#;
