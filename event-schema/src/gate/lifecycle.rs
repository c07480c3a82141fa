//! What inclusion does not see: contracts that were not exported, versions that are gone, topics and keys that changed.

use std::collections::BTreeSet;

use serde_json::Value;

use super::baselines::Content;
use super::day::Day;
use super::places;
use super::report::{Because, GateFinding, RustPlace};
use crate::contracts::EventContract;
use crate::index::INDEX_FILE;
use crate::plan::{ChangeKind, explains_index};
use crate::report::Report;

/// A finding for each file that `cargo xtask schemas --check` finds.
pub(super) fn stale(report: &Report, contracts: &[EventContract]) -> Vec<GateFinding> {
    let mut findings = Vec::new();
    for change in &report.changes {
        if change.file == INDEX_FILE && explains_index(&report.changes, change) {
            continue;
        }
        let of = |contract: &&EventContract| {
            let stem = change.file.strip_prefix(contract.event_type.as_str());
            matches!(stem, Some(".json" | ".reader.json"))
        };
        let contract = contracts.iter().find(of);
        let file = format!("{}/{}", report.dir, change.file);
        let (message, fix) = match change.kind {
            ChangeKind::Missing => (format!("{file} is not there yet"), EXPORT),
            ChangeKind::Stale => (format!("{file} differs from the types"), EXPORT),
            ChangeKind::Extra => (format!("{file} belongs to no linked event any more"), EXPORT),
            ChangeKind::Unknown => {
                (format!("{file} is no contract of a linked event"), "link its event, or remove the file")
            }
        };
        let mut finding =
            GateFinding::new("stale-contract", contract.map_or("", |known| &known.event_type), message, fix);
        finding.version = contract.and_then(|contract| contract.version);
        finding.place = Some(match contract {
            Some(contract) => places::event(contract),
            None => RustPlace { file, line: 1, item: String::new() },
        });
        findings.push(finding);
    }
    for external in &report.external {
        let message = format!("{} {}", external.file, external.message);
        let mut finding = GateFinding::new("stale-contract", "", message, "copy the contracts again");
        finding.place = Some(RustPlace { file: external.file.clone(), line: 1, item: String::new() });
        findings.push(finding);
    }
    findings
}

const EXPORT: &str = "run `cargo xtask schemas` and commit what it writes";

/// What may not change within a version, beside what is written and read.
pub(super) fn changed(contract: &EventContract, content: &Content, old: &Value) -> Vec<GateFinding> {
    let about = &old["x-event"];
    let mut findings = Vec::new();
    let mut find = |rule: &'static str, member: &str, now: Option<&str>, message: &str, fix: &str| {
        let was = about.get(member).and_then(Value::as_str);
        if !about.is_object() || was == now {
            return;
        }
        let shown = |text: Option<&str>| text.map_or(String::from("none"), |text| format!("`{text}`"));
        let message = format!("the {member} was {}, and is {}: {message}", shown(was), shown(now));
        let mut finding = GateFinding::new(rule, &contract.event_type, message, fix);
        finding.version = contract.version;
        finding.against = Some(content.against.clone());
        finding.pointer = format!("/x-event/{member}");
        finding.place = Some(places::rust(contract, &[Some("")], now.filter(|_| member == "key")));
        let pointer = if was.is_some() { finding.pointer.as_str() } else { "/x-event" };
        finding.because = places::line(&content.text, pointer, None).map(|(line, text)| Because {
            text: format!("it says `{}`", text.trim_end_matches(',')),
            against: content.against.clone(),
            line,
        });
        findings.push(finding);
    };
    find(
        "key-changed",
        "key",
        contract.key.as_deref(),
        "events of one key would be on two partitions, so their order is lost",
        "keep the key, or publish a new version on a topic of its own",
    );
    find(
        "topic-changed",
        "topic",
        Some(&contract.topic),
        "consumers of the old topic would receive nothing",
        "keep the topic, or publish a new version on the new topic",
    );
    findings
}

/// The finding of a type that is not linked any more, unless its last day is over.
pub(super) fn removed(
    event_type: &str,
    content: &Content,
    old: &Value,
    linked: &BTreeSet<&str>,
    today: Day,
    dir: &str,
) -> Option<GateFinding> {
    let sunset = old["x-event"]["sunset"].as_str().and_then(|day| Day::parse(day).ok());
    if linked.contains(event_type) || sunset.is_some_and(|sunset| sunset < today) {
        return None;
    }
    let message = match sunset {
        Some(sunset) => format!("the version was removed, and is promised until {sunset}"),
        None => String::from("the version was removed, and its contract never said until when it is promised"),
    };
    let fix = match sunset {
        Some(sunset) => format!("keep the type until {}", sunset.after(1)),
        None => format!(
            "bring the type back with `sunset = \"YYYY-MM-DD\"` in its #[event] and remove it after that day; if nobody uses \
             it any more, retire it in {dir}/retired.toml"
        ),
    };
    let mut finding = GateFinding::new("version-removed", event_type, message, fix);
    finding.version = old["x-event"]["version"].as_u64().and_then(|version| u32::try_from(version).ok());
    finding.against = Some(content.against.clone());
    finding.place = Some(RustPlace { file: format!("{dir}/{INDEX_FILE}"), line: 1, item: String::new() });
    Some(finding)
}
