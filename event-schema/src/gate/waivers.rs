//! `waivers.toml`: breaks that somebody decided to make, each with a reason and a last day.

use std::collections::HashSet;

use super::day::Day;
use super::report::{GateFinding, RustPlace, Waived};
use super::tables::Shape;
use crate::error::Error;
use crate::settings::Settings;

const SHAPE: Shape = Shape {
    file: "waivers.toml",
    table: "waiver",
    required: &["type", "rule", "pointer", "reason", "expires"],
    optional: &["version"],
};

/// One `[[waiver]]`.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Waiver {
    line: u32,
    event_type: String,
    version: Option<u32>,
    rule: String,
    pointer: String,
    reason: String,
    expires: Day,
}

/// All waivers of a workspace.
#[derive(Debug)]
pub(super) struct Waivers {
    /// The file as it is shown.
    file: String,
    list: Vec<Waiver>,
}

/// Reads the file, if there is one.
///
/// # Errors
/// It cannot be read, or is not what it should be.
pub(super) fn read(settings: &Settings) -> Result<Waivers, Error> {
    let (mut list, mut problems) = (Vec::new(), Vec::new());
    for row in SHAPE.read(settings)? {
        let text = |key: &str| row.get(key).unwrap_or_default().to_owned();
        let mut wrong = |problem: String| problems.push((row.line, problem));
        let rule = text("rule");
        if crate::rules::find(&rule).is_none() {
            wrong(format!("`rule`: there is no rule {rule:?}: `event-schema explain` lists them"));
        }
        if text("reason").trim().is_empty() {
            wrong(String::from("`reason`: expected why the break is wanted, found nothing"));
        }
        let version = row.get("version").map(str::parse).transpose();
        if version.is_err() {
            wrong(String::from("`version`: expected a number, as in the type"));
        }
        let expires = Day::parse(&text("expires"));
        if let Err(expected) = &expires {
            wrong(format!("`expires`: {expected}"));
        }
        if let (Ok(expires), Ok(version)) = (expires, version) {
            let (event_type, pointer, reason) = (text("type"), text("pointer"), text("reason"));
            list.push(Waiver { line: row.line, event_type, version, rule, pointer, reason, expires });
        }
    }
    if problems.is_empty() {
        Ok(Waivers { file: SHAPE.shown(settings), list })
    } else {
        Err(SHAPE.error(settings, problems))
    }
}

impl Waivers {
    /// Takes the findings out that a waiver covers, and adds those that are about waivers: expired or without a finding.
    pub(super) fn apply(&self, findings: Vec<GateFinding>, today: Day) -> (Vec<GateFinding>, Vec<Waived>) {
        let mut used = HashSet::new();
        let (mut left, mut waived) = (Vec::new(), Vec::new());
        for finding in findings {
            let mut covers = self.list.iter().filter(|waiver| waiver.expires >= today && waiver.matches(&finding));
            match covers.next() {
                Some(waiver) => {
                    used.extend(covers.chain([waiver]).map(|waiver| waiver.line));
                    let (reason, expires) = (waiver.reason.clone(), waiver.expires.to_string());
                    waived.push(Waived { finding, reason, expires });
                }
                None => left.push(finding),
            }
        }
        for waiver in &self.list {
            if waiver.expires < today {
                left.push(self.finding(
                    waiver,
                    "waiver-expired",
                    format!("the waiver of `{}` at {:?} expired on {}", waiver.rule, waiver.pointer, waiver.expires),
                    "remove the waiver and put the break right, or give it another last day and a reason for it",
                ));
            } else if !used.contains(&waiver.line) {
                left.push(self.finding(
                    waiver,
                    "waiver-unused",
                    format!("nothing is found that the waiver of `{}` at {:?} would cover", waiver.rule, waiver.pointer),
                    "remove the waiver if its break is put right or its contract is no baseline any more; else correct its \
                     type, version, rule and pointer as the report shows them",
                ));
            }
        }
        (left, waived)
    }

    fn finding(&self, waiver: &Waiver, rule: &'static str, message: String, fix: &str) -> GateFinding {
        GateFinding {
            version: waiver.version,
            place: Some(RustPlace { file: self.file.clone(), line: waiver.line, item: String::new() }),
            ..GateFinding::new(rule, &waiver.event_type, message, fix)
        }
    }
}

impl Waiver {
    fn matches(&self, finding: &GateFinding) -> bool {
        self.event_type == finding.event_type
            && self.version.is_none_or(|version| finding.version == Some(version))
            && self.rule == finding.rule
            && self.pointer == finding.pointer
    }
}
