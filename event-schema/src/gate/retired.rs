//! `retired.toml`: contracts of the past that nobody writes or reads any more, so that nothing is compared with them.

use super::baselines::State;
use super::day::Day;
use super::git::Repository;
use super::report::{GateFinding, RustPlace};
use super::tables::Shape;
use crate::error::Error;
use crate::settings::Settings;

const SHAPE: Shape =
    Shape { file: "retired.toml", table: "retired", required: &["type", "reason"], optional: &["commit", "date"] };

/// The fewest digits of a commit's name that are taken.
const DIGITS: usize = 7;

/// One `[[retired]]`: the contracts that a type had on the default branch until then.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Retired {
    line: u32,
    event_type: String,
    until: Until,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Until {
    /// That of this commit, and all before it.
    Commit(String),
    /// Those that were committed on this day, and all before it.
    Day(Day),
}

/// All of a workspace.
#[derive(Debug)]
pub(super) struct Retirements {
    file: String,
    list: Vec<Retired>,
}

/// Reads the file, if there is one.
///
/// # Errors
/// It cannot be read, or is not what it should be.
pub(super) fn read(settings: &Settings, today: Day) -> Result<Retirements, Error> {
    let (mut list, mut problems) = (Vec::new(), Vec::new());
    for row in SHAPE.read(settings)? {
        let until = match (row.get("commit"), row.get("date")) {
            (Some(commit), None) if is_commit(commit) => Ok(Until::Commit(commit.to_ascii_lowercase())),
            (Some(_), None) => Err(format!("`commit`: expected at least {DIGITS} hexadecimal digits")),
            (None, Some(date)) => match Day::parse(date) {
                Ok(day) if day > today => Err(format!("`date`: {day} is in the future")),
                Ok(day) => Ok(Until::Day(day)),
                Err(expected) => Err(format!("`date`: {expected}")),
            },
            _ => Err(String::from("expected `commit` or `date`, one of them")),
        };
        if row.get("reason").is_none_or(|reason| reason.trim().is_empty()) {
            problems.push((row.line, String::from("`reason`: expected why nobody needs it any more, found nothing")));
        }
        match until {
            Ok(until) => {
                let event_type = row.get("type").unwrap_or_default().to_owned();
                list.push(Retired { line: row.line, event_type, until });
            }
            Err(problem) => problems.push((row.line, problem)),
        }
    }
    let file = SHAPE.shown(settings);
    if problems.is_empty() { Ok(Retirements { file, list }) } else { Err(SHAPE.error(settings, problems)) }
}

fn is_commit(text: &str) -> bool {
    text.len() >= DIGITS && text.bytes().all(|digit| digit.is_ascii_hexdigit())
}

impl Retirements {
    /// Whether some of a type's contracts are retired.
    pub(super) fn has(&self, event_type: &str) -> bool {
        self.list.iter().any(|retired| retired.event_type == event_type)
    }

    /// Takes the retired contracts out of the history that ends at `start`. What is left over is found.
    ///
    /// # Errors
    /// Git cannot list the history.
    pub(super) fn apply(
        &self,
        states: &mut std::collections::BTreeMap<String, Vec<State>>,
        repository: &Repository,
        start: &str,
    ) -> Result<Vec<GateFinding>, Error> {
        let mut findings = Vec::new();
        let needs_line = self.list.iter().any(|retired| matches!(retired.until, Until::Commit(_)));
        let line = if needs_line { repository.line(start)? } else { Vec::new() };
        // Counted from the newest commit.
        let age = |commit: &str| line.iter().position(|known| known.starts_with(commit));
        for retired in &self.list {
            let Some(of_type) = states.get_mut(&retired.event_type) else {
                let message = String::from("a contract is retired that the default branch never had");
                findings.push(self.finding(retired, message, "correct `type`, or remove the entry"));
                continue;
            };
            match &retired.until {
                Until::Day(day) => of_type.retain(|state| Day::of_seconds(state.time) > *day),
                Until::Commit(commit) => match age(commit) {
                    Some(until) => of_type.retain(|state| age(&state.commit).is_some_and(|age| age < until)),
                    None => {
                        let message = format!(
                            "the commit {} of a retired contract is not in the first-parent history of the default branch",
                            &commit[..DIGITS]
                        );
                        findings.push(self.finding(
                            retired,
                            message,
                            "name the commit that the report shows after `at`, or a `date`",
                        ));
                    }
                },
            }
        }
        Ok(findings)
    }

    fn finding(&self, retired: &Retired, message: String, fix: &str) -> GateFinding {
        GateFinding {
            place: Some(RustPlace { file: self.file.clone(), line: retired.line, item: String::new() }),
            ..GateFinding::new("retired-unknown", &retired.event_type, message, fix)
        }
    }
}
