//! Every clause of docs/wire-rules.md has a case of its id, and every case a clause: a C clause a file in
//! `tests/ui/<theme>/`, the others a test in `tests/tests/rules/`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Themes whose cases are about no clause of their own: mistakes together and elsewhere, the settings of an event, and
/// what must compile.
const FREE: [&str; 5] = ["several", "elsewhere", "settings", "pass", "pass_renamed"];

fn tests() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn list(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry of the folder").path()).collect();
    paths.sort();
    paths
}

/// `C3.4` as `c3_4`, with the line of the document that says it.
fn clauses() -> BTreeMap<String, String> {
    let text = read(&tests().join("../docs/wire-rules.md"));
    let mut clauses = BTreeMap::new();
    for line in text.lines() {
        let Some((id, _)) = line.strip_prefix("- ").and_then(|rest| rest.split_once(' ')) else { continue };
        let Some((kind, number)) = id.split_at_checked(1) else { continue };
        let is_number = number.split_once('.').is_some_and(|(rule, clause)| is_digits(rule) && is_digits(clause));
        if "CRSL".contains(kind) && is_number {
            let known = clauses.insert(id.to_lowercase().replace('.', "_"), line.to_owned());
            assert_eq!(known, None, "{id} stands twice in docs/wire-rules.md");
        }
    }
    clauses
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The id at the start of a name: `c3_4` of `c3_4_omitempty_on_a_number`.
fn id_of(name: &str) -> Option<String> {
    let (rule, rest) = name.split_once('_')?;
    let clause = rest.split('_').next()?;
    let (kind, rule) = rule.split_at_checked(1)?;
    ("crsl".contains(kind) && is_digits(rule) && is_digits(clause)).then(|| format!("{kind}{rule}_{clause}"))
}

/// The files under `tests/ui`, as `theme/name`.
fn compile_fail_cases() -> Vec<(String, String)> {
    let mut cases = Vec::new();
    for theme in list(&tests().join("ui")).into_iter().filter(|path| path.is_dir()) {
        let theme_name = theme.file_name().unwrap_or_default().to_string_lossy().into_owned();
        for file in list(&theme).into_iter().filter(|path| path.extension().is_some_and(|it| it == "rs")) {
            cases.push((theme_name.clone(), file.file_stem().unwrap_or_default().to_string_lossy().into_owned()));
        }
    }
    cases
}

/// The names of the tests in `tests/tests/rules`.
fn run_time_cases() -> Vec<String> {
    let mut names = Vec::new();
    for file in list(&tests().join("tests/rules")) {
        let text = read(&file);
        let mut lines = text.lines();
        while lines.any(|line| line == "#[test]") {
            let name = lines.find_map(|line| line.strip_prefix("fn ")?.split_once('('));
            names.extend(name.map(|(name, _)| name.to_owned()));
        }
    }
    names
}

#[test]
fn every_clause_has_a_case() {
    let compile_fail = compile_fail_cases();
    let run_time = run_time_cases();
    let names = compile_fail.iter().filter(|(theme, _)| !FREE.contains(&theme.as_str())).map(|(_, name)| name);
    let with_case: BTreeSet<String> = names.chain(&run_time).filter_map(|name| id_of(name)).collect();
    let clauses = clauses();
    assert!(clauses.len() > 100, "only {} clauses were found", clauses.len());
    let without: Vec<&String> =
        clauses.iter().filter(|(id, _)| !with_case.contains(*id)).map(|(_, line)| line).collect();
    assert!(without.is_empty(), "clauses without a case:\n{without:#?}");
}

#[test]
fn every_case_names_a_clause_of_its_kind() {
    let clauses = clauses();
    let mut odd = Vec::new();
    for (theme, name) in compile_fail_cases() {
        let id = id_of(&name);
        let is_clause = id.as_ref().is_some_and(|id| id.starts_with('c') && clauses.contains_key(id));
        if is_clause == FREE.contains(&theme.as_str()) {
            odd.push(format!("tests/ui/{theme}/{name}.rs"));
        }
    }
    for name in run_time_cases() {
        if !id_of(&name).is_some_and(|id| !id.starts_with('c') && clauses.contains_key(&id)) {
            odd.push(format!("{name} in tests/tests/rules"));
        }
    }
    assert!(odd.is_empty(), "cases without a clause:\n{odd:#?}");
}
