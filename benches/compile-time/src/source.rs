//! The sources that are compiled: the same structs with our derives, with the peers' derives, and none.

use std::fmt::Write as _;

/// A scratch crate.
pub(crate) struct Krate {
    /// Its package.
    pub(crate) name: &'static str,
    /// Its row in the table.
    pub(crate) title: &'static str,
    pub(crate) role: Role,
    derives: Derives,
    is_used: bool,
}

/// What a crate is measured for.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Role {
    /// What is taken off all others.
    Empty,
    Peer,
    /// Ours, against the peer of this name.
    Against(&'static str),
}

#[derive(Clone, Copy, PartialEq)]
enum Derives {
    None,
    Payload,
    Event,
    Peers,
}

pub(crate) const CRATES: &[Krate] = &[
    Krate { name: "empty", title: "empty", role: Role::Empty, derives: Derives::None, is_used: false },
    Krate {
        name: "peers",
        title: "Serialize, Deserialize, JsonSchema",
        role: Role::Peer,
        derives: Derives::Peers,
        is_used: false,
    },
    Krate {
        name: "payloads",
        title: "Payload",
        role: Role::Against("peers"),
        derives: Derives::Payload,
        is_used: false,
    },
    Krate { name: "events", title: "Event", role: Role::Against("peers"), derives: Derives::Event, is_used: false },
    Krate {
        name: "peers-used",
        title: "Serialize, Deserialize, JsonSchema, each used",
        role: Role::Peer,
        derives: Derives::Peers,
        is_used: true,
    },
    Krate {
        name: "payloads-used",
        title: "Payload, each used",
        role: Role::Against("peers-used"),
        derives: Derives::Payload,
        is_used: true,
    },
    Krate {
        name: "events-used",
        title: "Event, each used",
        role: Role::Against("peers-used"),
        derives: Derives::Event,
        is_used: true,
    },
];

/// A field: its name, its type, what our attribute says behind the name, and the peers' attribute.
struct Field(&'static str, &'static str, &'static str, &'static str);

const OPTIONAL: &str = "#[serde(default, skip_serializing_if = \"Option::is_none\")] ";

pub(crate) const FIELDS: usize = 20;

const FIELD: [Field; FIELDS] = [
    Field("id", "Uuid", "", ""),
    Field("created_at", "DateTime<Utc>", "", ""),
    Field("name", "String", "", ""),
    Field("note", "Option<String>", ", omitempty", OPTIONAL),
    Field("tags", "Vec<String>", "", ""),
    Field("quantity", "u32", "", ""),
    Field("offset", "i32", "", ""),
    Field("total_minor", "i64", ", safe", ""),
    Field("ratio", "f64", "", ""),
    Field("is_active", "bool", "", ""),
    Field("status", "Status", "", ""),
    Field("payment", "Payment", "", ""),
    Field("lines", "Vec<Line>", "", ""),
    Field("labels", "BTreeMap<String, String>", "", ""),
    Field("parent", "Option<Uuid>", ", omitempty", OPTIONAL),
    Field("updated_at", "Option<DateTime<Utc>>", ", omitempty", OPTIONAL),
    Field("count", "Option<u32>", ", omitempty", OPTIONAL),
    Field("first", "Line", "", ""),
    Field("scores", "Vec<f64>", "", ""),
    Field("reference", "String", "", ""),
];

impl Krate {
    /// The text of its `lib.rs`.
    pub(crate) fn text(&self, structs: usize) -> String {
        let mut text = String::from("//! Generated.\n#![allow(dead_code)]\n");
        if self.derives == Derives::None {
            return text;
        }
        text.push_str("use std::collections::BTreeMap;\n\nuse chrono::{DateTime, Utc};\nuse uuid::Uuid;\n");
        text.push_str(if self.is_ours() { OUR_NESTED } else { PEER_NESTED });
        for number in 0..structs {
            self.structure(&mut text, number);
        }
        text
    }

    fn is_ours(&self) -> bool {
        matches!(self.derives, Derives::Payload | Derives::Event)
    }

    fn structure(&self, text: &mut String, number: usize) {
        let derive = match self.derives {
            Derives::None => "",
            Derives::Payload => "#[derive(event_core::Payload)]",
            Derives::Event => "#[derive(event_core::Event)]",
            Derives::Peers => "#[derive(serde::Serialize, serde::Deserialize, schemars::JsonSchema)]",
        };
        let mut add = |line: String| writeln!(text, "{line}").expect("a String takes all text");
        add(format!("\n/// Record {number}.\n{derive}"));
        if self.derives == Derives::Event {
            add(format!("#[event(\"bench.record{number}.v1\", topic = \"bench\", key = id)]"));
        }
        add(format!("pub struct Record{number} {{"));
        // Each struct has the fields in another order, so that no two expand to the same.
        for at in 0..FIELDS {
            let Field(name, ty, ours, theirs) = FIELD[(at + number) % FIELDS];
            let attribute = if self.is_ours() { format!("#[json(\"{name}\"{ours})] ") } else { theirs.to_owned() };
            add(format!("    /// The {name} of it.\n    {attribute}pub {name}: {ty},"));
        }
        add(String::from("}"));
        if self.is_used {
            let (read, write) = if self.is_ours() {
                ("event_core::decode(body).ok()?", "event_core::encode(&record).ok()?")
            } else {
                ("serde_json::from_slice(body).ok()?", "serde_json::to_vec(&record).ok()?")
            };
            add(format!(
                "pub fn use_{number}(body: &[u8]) -> Option<(Vec<u8>, schemars::Schema)> {{\n    \
                 let record: Record{number} = {read};\n    Some(({write}, schemars::schema_for!(Record{number})))\n}}"
            ));
        }
    }
}

const OUR_NESTED: &str = r#"
/// A state.
#[derive(event_core::Payload)]
#[payload(closed)]
pub enum Status {
    #[json("open")]
    Open,
    #[json("paid")]
    Paid,
    #[json("closed")]
    Closed,
}

/// A way to pay.
#[derive(event_core::Payload)]
#[payload(tag = "method", closed)]
pub enum Payment {
    #[json("card")]
    Card {
        #[json("last4")]
        last4: String,
    },
    #[json("cash")]
    Cash,
}

/// A line.
#[derive(event_core::Payload)]
pub struct Line {
    #[json("sku")]
    pub sku: String,
    #[json("qty")]
    pub qty: u32,
}
"#;

const PEER_NESTED: &str = r#"
/// A state.
#[derive(serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    Open,
    Paid,
    Closed,
}

/// A way to pay.
#[derive(serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(tag = "method", rename_all = "lowercase")]
pub enum Payment {
    Card { last4: String },
    Cash,
}

/// A line.
#[derive(serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
pub struct Line {
    pub sku: String,
    pub qty: u32,
}
"#;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_crate_but_the_empty_one_has_all_structs_and_fields() {
        for krate in CRATES {
            let text = krate.text(100);
            let (structs, fields) = if krate.role == Role::Empty { (0, 0) } else { (100, 100 * FIELDS) };
            assert_eq!(text.matches("pub struct Record").count(), structs, "{}", krate.name);
            assert_eq!(text.matches(" of it.\n").count(), fields, "{}", krate.name);
            assert_eq!(text.matches("pub fn use_").count(), if krate.is_used { structs } else { 0 }, "{}", krate.name);
        }
    }

    #[test]
    fn every_comparison_is_with_a_peer() {
        for krate in CRATES {
            if let Role::Against(peer) = krate.role {
                assert!(CRATES.iter().any(|other| other.name == peer && other.role == Role::Peer), "{}", krate.name);
            }
        }
    }
}
