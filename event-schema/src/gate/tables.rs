//! The two files that people write for the gate, `waivers.toml` and `retired.toml`: lists of tables of texts, with the line
//! of each. What the texts mean is in `waivers` and `retired`.

use std::path::Path;

use toml::de::{DeTable, DeValue};

use crate::error::Error;
use crate::settings::Settings;

/// One `[[..]]` table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    /// The line that it starts on, from 1.
    pub(super) line: u32,
    values: Vec<(String, String)>,
}

impl Row {
    pub(super) fn get(&self, key: &str) -> Option<&str> {
        self.values.iter().find(|(known, _)| known == key).map(|(_, text)| text.as_str())
    }
}

/// What a file may hold.
pub(super) struct Shape {
    /// Its name in the folder of contracts.
    pub(super) file: &'static str,
    /// The name of its tables.
    pub(super) table: &'static str,
    pub(super) required: &'static [&'static str],
    pub(super) optional: &'static [&'static str],
}

impl Shape {
    /// The file as it is shown: from the workspace's root.
    pub(super) fn shown(&self, settings: &Settings) -> String {
        format!("{}/{}", settings.shown_dir(), self.file)
    }

    /// The tables of the file; none where there is no file.
    ///
    /// # Errors
    /// It cannot be read, or is not what it should be: every problem, with its line.
    pub(super) fn read(&self, settings: &Settings) -> Result<Vec<Row>, Error> {
        let path = settings.folder().join(self.file);
        match std::fs::read_to_string(&path) {
            Ok(text) => self.parse(&text).map_err(|problems| self.error(settings, problems)),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Vec::new()),
            Err(error) => Err(Error::io("read", Path::new(&path), &error)),
        }
    }

    /// Problems by their lines as an error that names the file.
    pub(super) fn error(&self, settings: &Settings, problems: Vec<(u32, String)>) -> Error {
        let shown = self.shown(settings);
        Error::gate(problems.into_iter().map(|(line, problem)| format!("{shown}:{line}: {problem}")).collect())
    }

    fn parse(&self, text: &str) -> Result<Vec<Row>, Vec<(u32, String)>> {
        let line =
            |at: usize| 1 + text.as_bytes()[..at.min(text.len())].iter().filter(|byte| **byte == b'\n').count() as u32;
        let document = DeTable::parse(text)
            .map_err(|error| vec![(line(error.span().map_or(0, |span| span.start)), error.message().to_owned())])?;
        let mut problems = Vec::new();
        let mut rows = Vec::new();
        for (key, value) in document.get_ref() {
            let tables = match value.get_ref() {
                DeValue::Array(tables) if key.get_ref() == self.table => tables,
                _ => {
                    let problem = format!("expected only [[{}]] tables, found `{}`", self.table, key.get_ref());
                    problems.push((line(key.span().start), problem));
                    continue;
                }
            };
            for table in tables.iter() {
                let at = line(table.span().start);
                match table.get_ref() {
                    DeValue::Table(table) => rows.push(self.row(table, at, &line, &mut problems)),
                    other => problems.push((at, format!("expected a table, found {}", other.type_str()))),
                }
            }
        }
        // The parser sorts keys, not tables.
        rows.sort_by_key(|row| row.line);
        if problems.is_empty() {
            return Ok(rows);
        }
        problems.sort();
        Err(problems)
    }

    fn row(&self, table: &DeTable<'_>, at: u32, line: &dyn Fn(usize) -> u32, problems: &mut Vec<(u32, String)>) -> Row {
        let known: Vec<&str> = self.required.iter().chain(self.optional).copied().collect();
        let mut values = Vec::new();
        for (key, value) in table {
            let here = line(key.span().start);
            if !known.contains(&key.get_ref().as_ref()) {
                problems.push((here, format!("unknown key `{}`: the keys are {}", key.get_ref(), quoted(&known))));
                continue;
            }
            let text = match value.get_ref() {
                DeValue::String(text) => text.to_string(),
                DeValue::Integer(number) => number.as_str().to_owned(),
                DeValue::Datetime(time) => time.to_string(),
                other => {
                    problems.push((here, format!("`{}`: expected a text, found {}", key.get_ref(), other.type_str())));
                    continue;
                }
            };
            values.push((key.get_ref().to_string(), text));
        }
        let row = Row { line: at, values };
        let has = |key: &str| table.iter().any(|(known, _)| known.get_ref() == key);
        let missing: Vec<&str> = self.required.iter().copied().filter(|key| !has(key)).collect();
        if !missing.is_empty() {
            problems.push((at, format!("[[{}]] lacks {}", self.table, quoted(&missing))));
        }
        row
    }
}

fn quoted(names: &[&str]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHAPE: Shape =
        Shape { file: "x.toml", table: "waiver", required: &["type", "expires"], optional: &["version"] };

    #[test]
    fn tables_keep_their_lines_and_take_days_and_numbers_bare() {
        let text = "# why\n[[waiver]]\ntype = \"a.v1\"\nexpires = 2026-01-31\nversion = 1\n\n[[waiver]]\ntype = \"b\"\nexpires = \"x\"\n";
        let rows = SHAPE.parse(text).expect("two tables");
        let told: Vec<_> =
            rows.iter().map(|row| (row.line, row.get("type"), row.get("expires"), row.get("version"))).collect();
        assert_eq!(told, [(2, Some("a.v1"), Some("2026-01-31"), Some("1")), (7, Some("b"), Some("x"), None)]);
    }

    #[track_caller]
    fn check(text: &str, expected: &[(u32, &str)]) {
        let problems = SHAPE.parse(text).expect_err("a wrong file");
        let problems: Vec<(u32, &str)> = problems.iter().map(|(line, problem)| (*line, problem.as_str())).collect();
        assert_eq!(problems, expected);
    }

    #[test]
    fn every_problem_is_said_with_its_line() {
        check(
            "[[waiver]]\ntype = \"a\"\nexpire = \"x\"\n[[waiver]]\ntype = [1]\nexpires = \"x\"\n[other]\n",
            &[
                (1, "[[waiver]] lacks `expires`"),
                (3, "unknown key `expire`: the keys are `type`, `expires`, `version`"),
                (5, "`type`: expected a text, found array"),
                (7, "expected only [[waiver]] tables, found `other`"),
            ],
        );
        check("waiver = 1", &[(1, "expected only [[waiver]] tables, found `waiver`")]);
    }

    #[test]
    fn what_is_no_toml_is_said_with_its_line() {
        let problems = SHAPE.parse("[[waiver]]\ntype = \n").expect_err("no value");
        assert_eq!(problems[0].0, 2, "{problems:?}");
    }
}
