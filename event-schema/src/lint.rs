//! Advice on contracts that are valid but will be regretted. Rules only find; they neither print nor fail.

use std::collections::BTreeSet;

use event_core::{TextLeaf, TimestampText};
use serde_json::Value;
use similar::TextDiff;

use crate::contracts::{EventContract, Place};

/// All rules, by the names that the setting `allow` takes.
pub(crate) const RULES: [&str; 4] = ["undocumented-event", "float-money", "timestamp-text", "unknown-event"];

/// Advice on an event. Warnings do not change the exit code, unless `--deny-warnings` asks for it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Warning {
    /// The rule: `undocumented-event`, `float-money`, `timestamp-text` or `unknown-event`.
    pub rule: &'static str,
    /// The event's type.
    pub event_type: String,
    /// The Rust item, such as `OrderPlaced.total`.
    pub rust: String,
    /// The file, as the compiler names it.
    pub file: String,
    /// The line.
    pub line: u32,
    /// What is doubtful.
    pub message: String,
    /// What to do instead.
    pub fix: &'static str,
}

/// The warnings of all contracts, each place once.
pub(crate) fn of(contracts: &[EventContract]) -> Vec<Warning> {
    let mut warnings: Vec<Warning> = Vec::new();
    for contract in contracts {
        warnings.extend(undocumented(contract));
        // The names and forms of events that others defined cannot be changed here.
        if contract.foreign {
            continue;
        }
        for place in &contract.places {
            let Some(found) = member(contract, place).and_then(|(name, schema)| doubt(contract, place, name, schema))
            else {
                continue;
            };
            // A payload may be part of many events.
            if !warnings
                .iter()
                .any(|known| (&known.file, known.line, known.rule) == (&found.file, found.line, found.rule))
            {
                warnings.push(found);
            }
        }
    }
    warnings
}

/// A warning for each type that is only read and that no copy of another repository's index lists; without any such copy
/// (`None`) nothing is known.
pub(crate) fn unlisted(contracts: &[EventContract], listed: Option<&BTreeSet<String>>) -> Vec<Warning> {
    let Some(listed) = listed else { return Vec::new() };
    let unlisted = contracts.iter().filter(|event| event.writer.is_none() && !listed.contains(&event.event_type));
    let warning = |event: &EventContract| {
        let near = nearest(&event.event_type, listed);
        // Nobody may have an index of the events of a company outside; only a near miss of a known type is a typo then.
        if event.foreign && near.is_none() {
            return None;
        }
        let hint = near.map(|near| format!(": did you mean `{near}`?")).unwrap_or_default();
        Some(Warning {
            rule: "unknown-event",
            event_type: event.event_type.clone(),
            rust: event.rust.rsplit("::").next().unwrap_or(&event.rust).to_owned(),
            file: event.file.clone(),
            line: event.line,
            message: format!("the event is only read, and no index in `external/` lists its type{hint}"),
            fix: "correct the type, or copy its writer's contracts with `cargo xtask schemas vendor DIR`",
        })
    };
    unlisted.filter_map(warning).collect()
}

/// The listed type that a text is most like, if it is much like one.
fn nearest<'a>(event_type: &str, listed: &'a BTreeSet<String>) -> Option<&'a str> {
    let likeness = |other: &'a String| (TextDiff::from_chars(event_type, other.as_str()).ratio(), other.as_str());
    let best = listed.iter().map(likeness).max_by(|a, b| a.0.total_cmp(&b.0));
    best.filter(|(ratio, _)| *ratio > 0.8).map(|(_, other)| other)
}

fn undocumented(contract: &EventContract) -> Option<Warning> {
    (!contract.documented).then(|| Warning {
        rule: "undocumented-event",
        event_type: contract.event_type.clone(),
        rust: contract.rust.rsplit("::").next().unwrap_or(&contract.rust).to_owned(),
        file: contract.file.clone(),
        line: contract.line,
        message: String::from("the event has no doc comment, so its contract does not say what happened"),
        fix: "write `/// ..` above the struct: what happened, and when it is published",
    })
}

/// The name and schema of the member that a place stands for; `None` for definitions and values of enums.
fn member<'a>(contract: &'a EventContract, place: &'a Place) -> Option<(&'a str, &'a Value)> {
    let root = contract.own()?;
    let name = place.member.as_deref()?;
    let definition =
        if place.definition.is_empty() { root } else { root.get("definitions")?.get(&place.definition)? };
    Some((name, definition.get("properties")?.get(name)?))
}

fn doubt(contract: &EventContract, place: &Place, name: &str, schema: &Value) -> Option<Warning> {
    let warning = |rule, message, fix| Warning {
        rule,
        event_type: contract.event_type.clone(),
        rust: place.rust.clone(),
        file: place.file.clone(),
        line: place.line,
        message,
        fix,
    };
    if is_money(name) && leaf(schema, &is_float) {
        return Some(warning(
            "float-money",
            format!("`{name}` looks like money and is a float, which cannot hold 0.10 exactly"),
            "use an integer of the smallest unit (`total_minor`, with `string`), or `Decimal` (feature `decimal`)",
        ));
    }
    // What others write is only read; there `DateTime<Utc>` has the same schema.
    let written = contract.writer.is_some();
    (written && leaf(schema, &is_timestamp_text)).then(|| {
        warning(
            "timestamp-text",
            format!("`{name}` keeps the text of its time, so one moment has many texts"),
            "use `DateTime<Utc>`; `TimestampText` is for events that others define (`type = \"..\"`)",
        )
    })
}

/// Whether the schema of a leaf, or of what a list, map or nullable holds, has a property.
fn leaf(schema: &Value, has: &dyn Fn(&Value) -> bool) -> bool {
    let inside =
        ["items", "additionalProperties"].iter().filter_map(|key| schema.get(key)).filter(|part| part.is_object());
    let either = schema.get("anyOf").and_then(Value::as_array).into_iter().flatten();
    has(schema) || inside.chain(either).any(|part| leaf(part, has))
}

fn is_float(schema: &Value) -> bool {
    match &schema["type"] {
        Value::String(kind) => kind == "number",
        Value::Array(kinds) => kinds.iter().any(|kind| kind == "number"),
        _ => false,
    }
}

fn is_timestamp_text(schema: &Value) -> bool {
    schema["format"] == "date-time" && schema["pattern"] == <TimestampText as TextLeaf>::WRITTEN_PATTERN
}

/// Words that mean money wherever they stand in a name.
const MONEY: [&str; 16] = [
    "price",
    "prices",
    "cost",
    "costs",
    "fee",
    "fees",
    "tax",
    "taxes",
    "salary",
    "revenue",
    "money",
    "subtotal",
    "discount",
    "refund",
    "payout",
    "surcharge",
];
/// Words that mean money at a name's end or before a currency.
const SUM: [&str; 8] = ["total", "totals", "amount", "amounts", "balance", "balances", "charge", "charges"];
const CURRENCY: [&str; 12] =
    ["usd", "eur", "gbp", "jpy", "chf", "due", "paid", "net", "gross", "minor", "cents", "value"];
/// Words at a name's end that make it a plain number: `tax_rate`.
const RATIO: [&str; 10] =
    ["rate", "rates", "ratio", "percent", "percentage", "pct", "factor", "share", "index", "score"];

fn is_money(name: &str) -> bool {
    let words = words(name);
    let is_in = |word: Option<&String>, list: &[&str]| word.is_some_and(|word| list.contains(&word.as_str()));
    if is_in(words.last(), &RATIO) {
        return false;
    }
    words.iter().enumerate().any(|(at, word)| {
        let ends = at + 1 == words.len() || is_in(words.get(at + 1), &CURRENCY);
        MONEY.contains(&word.as_str()) || (ends && SUM.contains(&word.as_str()))
    })
}

/// The words of a snake or camel name, in lower case.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for letter in name.chars() {
        let starts = letter.is_uppercase() || !letter.is_alphanumeric();
        if starts && words.last().is_some_and(|word| !word.is_empty()) {
            words.push(String::new());
        }
        if letter.is_alphanumeric() {
            words.last_mut().expect("there is always a word").extend(letter.to_lowercase());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::testing::contract;

    #[track_caller]
    fn check(member: &str, schema: &Value, expected: &[&str]) {
        let mut event = contract("a.v1");
        event.writer = Some(json!({"type": "object", "properties": {member: schema}}));
        event.places = vec![Place {
            definition: String::new(),
            member: Some(member.to_owned()),
            rust: format!("A.{member}"),
            file: String::from("src/a.rs"),
            line: 7,
        }];
        let twice = [event.clone(), EventContract { event_type: String::from("b.v1"), ..event.clone() }];
        let found: Vec<&str> = of(&twice).iter().map(|warning| warning.rule).collect();
        assert_eq!(found, expected, "{member} {schema}");
        event.foreign = true;
        assert_eq!(of(&[event]), []);
    }

    #[test]
    fn a_float_that_looks_like_money_is_found_once() {
        let float = json!({"type": "number"});
        for name in ["price", "unitPrice", "total", "order_total", "total_eur", "amountDue", "shippingFee", "balance"] {
            check(name, &float, &["float-money"]);
        }
        for name in ["weight", "total_weight", "tax_rate", "discountPercent", "feet", "priced", "latitude"] {
            check(name, &float, &[]);
        }
    }

    #[test]
    fn money_is_found_in_lists_maps_and_nullables() {
        check("prices", &json!({"type": "array", "items": {"type": "number"}}), &["float-money"]);
        check("prices", &json!({"type": "object", "additionalProperties": {"type": "number"}}), &["float-money"]);
        check("price", &json!({"type": ["number", "null"]}), &["float-money"]);
        check(
            "price",
            &json!({"anyOf": [{"type": "number", "not": {"const": 0}}, {"type": "null"}]}),
            &["float-money"],
        );
        check("price", &json!({"type": "integer"}), &[]);
        check("price", &json!({"$ref": "#/definitions/Price"}), &[]);
    }

    #[test]
    fn a_timestamp_text_of_an_own_event_is_found() {
        let text = json!({"type": "string", "format": "date-time", "pattern": TimestampText::WRITTEN_PATTERN});
        check("placed_at", &text, &["timestamp-text"]);
        check("placed_at", &json!({"type": "string", "format": "date-time", "pattern": "^[0-9]{4}$"}), &[]);
    }

    #[test]
    fn a_reader_of_a_type_that_nobody_lists_is_found() {
        let read = |event_type: &str, foreign: bool| {
            let mut event = contract(event_type);
            event.reader = event.writer.take();
            event.foreign = foreign;
            event
        };
        let events = [
            read("orders.placed.v1", false),
            read("orders.plaecd.v1", false),
            read("stock.counted.v1", false),
            read("com.github.push", true),
            read("orders.plaecd.v2", true),
            contract("orders.own.v1"),
        ];
        assert_eq!(unlisted(&events, None), [], "nothing is known without a copy");
        let warnings = unlisted(&events, Some(&BTreeSet::from([String::from("orders.placed.v1")])));
        let found: Vec<(&str, bool)> =
            warnings.iter().map(|w| (w.event_type.as_str(), w.message.contains("`orders.placed.v1`?"))).collect();
        assert_eq!(found, [("orders.plaecd.v1", true), ("stock.counted.v1", false), ("orders.plaecd.v2", true)]);
        assert!(warnings.iter().all(|warning| RULES.contains(&warning.rule)));
    }

    #[test]
    fn an_event_without_docs_is_found() {
        let mut event = contract("a.v1");
        event.documented = false;
        let warnings = of(&[event]);
        assert_eq!(warnings.len(), 1);
        assert_eq!((warnings[0].rule, warnings[0].rust.as_str(), warnings[0].line), ("undocumented-event", "A", 3));
    }
}
