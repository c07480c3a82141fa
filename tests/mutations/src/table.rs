//! `mutations.toml`: its rows, what is wrong with them, and the table for people (`docs/mutations.md`).
//!
//! It leaves out running them (that is `judge`).

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{self, Write as _};
use std::path::{Path, PathBuf};
use std::{fs, io};

use serde::Deserialize;

/// Where a rule is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    /// What a contract says: event-core's schemas, event-schema.
    Exporter,
    /// What is written.
    Encoder,
    /// What is read.
    Decoder,
    /// What the derive refuses before the type compiles.
    Derive,
}

impl Side {
    /// All of them, in the order of the columns.
    pub const ALL: [Self; 4] = [Self::Exporter, Self::Encoder, Self::Decoder, Self::Derive];
}

impl fmt::Display for Side {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Exporter => "exporter",
            Self::Encoder => "encoder",
            Self::Decoder => "decoder",
            Self::Derive => "derive",
        })
    }
}

/// One place where the code is broken, and the test that sees it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mutation {
    /// The rule of `docs/wire-rules.md`.
    pub rule: u8,
    /// The side of the rule that breaks.
    pub side: Side,
    /// What the broken code does, in a few words.
    pub shows: String,
    /// The file, from the workspace's root.
    pub file: PathBuf,
    /// Text that stands once in the file.
    pub find: String,
    /// What it becomes.
    pub replace: String,
    /// `<package> <target> <test>`; the target is `lib` or the name of a test target, the package may end in
    /// `+<feature>`.
    pub test: String,
}

/// A side on which a rule has nothing that could break.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Nothing {
    /// The rule of `docs/wire-rules.md`.
    pub rule: u8,
    /// The side.
    pub side: Side,
    /// Why.
    pub because: String,
}

/// All rows.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Table {
    /// The mutations, in the order of the file.
    #[serde(rename = "mutation")]
    pub mutations: Vec<Mutation>,
    /// The cells without one.
    #[serde(default, rename = "nothing")]
    pub nothing: Vec<Nothing>,
}

/// How `cargo test` runs one test.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Target<'a> {
    /// The package.
    pub package: &'a str,
    /// A feature on top, or none.
    pub feature: Option<&'a str>,
    /// `lib` or the name of a test target.
    pub target: &'a str,
}

impl Mutation {
    /// The target and the test's path in it; `None` where `test` has another form.
    pub fn target(&self) -> Option<(Target<'_>, &str)> {
        let mut words = self.test.split(' ');
        let (package, target, test) = (words.next()?, words.next()?, words.next()?);
        let (package, feature) = match package.split_once('+') {
            Some((package, feature)) => (package, Some(feature)),
            None => (package, None),
        };
        words.next().is_none().then_some((Target { package, feature, target }, test))
    }

    /// The source with the mutation in it.
    ///
    /// # Errors
    /// How often `find` occurs, where that is not once.
    pub fn apply(&self, source: &str) -> Result<String, usize> {
        match source.matches(&self.find).count() {
            1 => Ok(source.replacen(&self.find, &self.replace, 1)),
            count => Err(count),
        }
    }
}

/// The workspace that this package is part of.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap_or(Path::new(".")).to_owned()
}

impl Table {
    /// Reads `mutations.toml`.
    ///
    /// # Errors
    /// The file cannot be read, or is not of this form.
    pub fn load() -> io::Result<Self> {
        let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("mutations.toml"))?;
        toml::from_str(&text).map_err(io::Error::other)
    }

    /// Everything that is wrong with the table, each with its row.
    ///
    /// # Errors
    /// A file of the workspace cannot be read.
    pub fn problems(&self, root: &Path) -> io::Result<Vec<String>> {
        let mut problems = Vec::new();
        for mutation in &self.mutations {
            let at = format!("rule {} {}, \"{}\"", mutation.rule, mutation.side, mutation.shows);
            let source = fs::read_to_string(root.join(&mutation.file))?;
            match mutation.apply(&source) {
                Ok(mutated) if mutated == source => problems.push(format!("{at}: `replace` changes nothing")),
                Ok(_) => {}
                Err(count) => problems.push(format!(
                    "{at}: expected `find` once in {}, found it {count} times; follow the code",
                    mutation.file.display()
                )),
            }
            if !has_test(root, mutation)? {
                problems.push(format!("{at}: there is no test `{}`; name one that goes red", mutation.test));
            }
        }
        problems.extend(self.cells(root)?);
        Ok(problems)
    }

    /// Every rule has every side, and the derive where it has a clause about what must not compile.
    fn cells(&self, root: &Path) -> io::Result<Vec<String>> {
        let text = fs::read_to_string(root.join("docs/wire-rules.md"))?;
        let rules: BTreeMap<u8, bool> = rules(&text);
        let mutated: BTreeSet<(u8, Side)> = self.mutations.iter().map(|it| (it.rule, it.side)).collect();
        let empty: BTreeSet<(u8, Side)> = self.nothing.iter().map(|it| (it.rule, it.side)).collect();
        let mut problems = Vec::new();
        for (&rule, &compiles) in &rules {
            for side in Side::ALL {
                let cell = (rule, side);
                let wanted = side != Side::Derive || compiles;
                match (mutated.contains(&cell), empty.contains(&cell)) {
                    (true, true) => problems.push(format!("rule {rule} {side}: has a mutation and says it has none")),
                    (false, false) if wanted => problems.push(format!("rule {rule} {side}: has no row")),
                    _ => {}
                }
            }
        }
        let unknown = mutated.union(&empty).filter(|(rule, _)| !rules.contains_key(rule));
        problems.extend(unknown.map(|(rule, side)| format!("rule {rule} {side}: there is no such rule")));
        Ok(problems)
    }

    /// The table as Markdown.
    pub fn markdown(&self) -> String {
        let mut out = String::from(
            "<!-- Written from tests/mutations/mutations.toml by its test: EVENT_TEST_UPDATE=1 cargo test -p mutations -->\n\
             # Mutations\n\n\
             For each rule of [wire-rules.md](wire-rules.md) and each side that holds it, the code broken in one place and the test \
             that goes\nred. `cargo run -p mutations` breaks them one by one in a copy of the work tree and fails when a test stays \
             green.\n\n\
             | rule | side | what the broken code does | mutation | test |\n| ---: | --- | --- | --- | --- |\n",
        );
        let mut rows: Vec<(u8, Side, String)> = Vec::new();
        for it in &self.mutations {
            let (target, test) = it.target().map_or(("", &*it.test), |(target, test)| (target.target, test));
            let place = match target {
                "lib" | "" => test.to_owned(),
                target => format!("{target}::{test}"),
            };
            let file = it.file.display();
            let change = format!("[{file}](../{file}): {} → {}", code(&it.find), code(&it.replace));
            rows.push((it.rule, it.side, format!("{} | {change} | `{place}`", it.shows)));
        }
        for it in &self.nothing {
            rows.push((it.rule, it.side, format!("nothing: {} | | ", it.because)));
        }
        rows.sort_by_key(|(rule, side, _)| (*rule, *side));
        for (rule, side, row) in rows {
            let _ = writeln!(out, "| {rule} | {side} | {} |", row.trim_end());
        }
        out
    }
}

/// A code span inside of a table's cell.
fn code(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ").replace('|', "\\|");
    match text.as_str() {
        "" => String::from("nothing"),
        text if text.contains('`') => format!("`` {text} ``"),
        text => format!("`{text}`"),
    }
}

/// The rules of the document, and whether each has a clause about what must not compile.
fn rules(text: &str) -> BTreeMap<u8, bool> {
    let mut rules = BTreeMap::new();
    for line in text.lines() {
        if let Some((rule, _)) = line.strip_prefix("### ").and_then(|rest| rest.split_once(' ')) {
            rules.extend(rule.parse::<u8>().map(|rule| (rule, false)));
        } else if let Some((rule, _)) = line.strip_prefix("- C").and_then(|rest| rest.split_once('.')) {
            rules.extend(rule.parse::<u8>().map(|rule| (rule, true)));
        }
    }
    rules
}

/// Whether the sources of the test's package have a function of its name.
fn has_test(root: &Path, mutation: &Mutation) -> io::Result<bool> {
    let Some((target, test)) = mutation.target() else { return Ok(false) };
    let folder = root.join(if target.package == "event-tests" { "tests" } else { target.package });
    let folder = folder.join(if target.target == "lib" { "src" } else { "tests" });
    let name = format!("fn {}(", test.rsplit("::").next().unwrap_or(test));
    Ok(folder.is_dir() && contains(&folder, &name)?)
}

fn contains(folder: &Path, text: &str) -> io::Result<bool> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let found = if path.is_dir() {
            contains(&path, text)?
        } else {
            path.extension().is_some_and(|it| it == "rs") && fs::read_to_string(&path)?.contains(text)
        };
        if found {
            return Ok(true);
        }
    }
    Ok(false)
}
