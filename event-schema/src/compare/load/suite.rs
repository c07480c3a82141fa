//! The JSON-Schema-Test-Suite: every schema loads, and the expressions say of every instance what the suite says.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::{Dialect, Formats, LoadOptions, Remotes, load};
use crate::compare::evaluate::satisfies;
use crate::compare::pattern::Patterns;
use crate::compare::schema::{Expr, ExprId, Schemas};

const DATA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/data/json-schema-test-suite");

#[derive(Default)]
struct Counts {
    schemas: usize,
    /// By keyword and kind of reason: schemas that have it.
    unknown: BTreeMap<String, usize>,
    agreeing: usize,
    undecided: BTreeMap<String, usize>,
    /// Where the validator differs from an optional part of the suite, and the expressions say what it says.
    as_validator: BTreeMap<String, usize>,
    wrong: Vec<String>,
}

#[cfg_attr(not(shared_data), ignore = "needs ../shared/data/json-schema-test-suite")]
#[test]
fn the_expressions_of_draft_07_say_what_the_suite_says() {
    check("draft7", Dialect::Draft7);
}

#[cfg_attr(not(shared_data), ignore = "needs ../shared/data/json-schema-test-suite")]
#[test]
fn the_expressions_of_2020_12_say_what_the_suite_says() {
    check("draft2020-12", Dialect::Draft202012);
}

#[track_caller]
fn check(folder: &str, dialect: Dialect) {
    let mut remotes = Remotes::default();
    remotes.add_folder(Some("http://localhost:1234"), &Path::new(DATA).join("remotes")).expect("the suite's remotes");
    let mut counts = Counts::default();
    for file in files(&Path::new(DATA).join(folder)) {
        let name = file.strip_prefix(DATA).expect("a file of the suite").display().to_string();
        let groups: Value = serde_json::from_slice(&std::fs::read(&file).expect("a file")).expect("JSON");
        for group in groups.as_array().expect("groups") {
            one(&name, group, dialect, &remotes, &mut counts);
        }
    }
    let Counts { schemas, unknown, agreeing, undecided, as_validator, wrong } = &counts;
    let open: usize = undecided.values().sum();
    println!("{folder}: {schemas} schemas; {agreeing} instances agree, {open} are not decided");
    println!("schemas with something unknown: {unknown:#?}\ninstances not decided: {undecided:#?}");
    println!("as the validator, not as the optional suite: {as_validator:#?}");
    assert!(wrong.is_empty(), "{} of the suite: {wrong:#?}", wrong.len());
    assert!(*schemas > 250 && *agreeing > 1_000, "too few: {schemas} schemas, {agreeing} instances");
}

fn one(name: &str, group: &Value, dialect: Dialect, remotes: &Remotes, counts: &mut Counts) {
    let schema = &group["schema"];
    let is_format = name.contains("/format/");
    let formats = if is_format { Formats::Assert } else { Formats::ByDialect };
    let stated = schema.get("$schema").is_some();
    let options = LoadOptions { dialect: (!stated).then_some(dialect), formats, remotes };
    let shown = format!("{name}: {}", group["description"]);
    let mut schemas = Schemas::new();
    counts.schemas += 1;
    let root = match load(&mut schemas, schema, &options, "writer") {
        Ok(root) => root,
        Err(error) => {
            counts.wrong.push(format!("{shown}: {error}"));
            return;
        }
    };
    let reasons = reasons(&schemas);
    for reason in &reasons {
        *counts.unknown.entry(reason.clone()).or_default() += 1;
    }
    let patterns = Patterns::new(schemas.pattern_texts());
    for test in group["tests"].as_array().expect("tests") {
        let said = satisfies(&schemas, &patterns, &test["data"], root);
        if said == test["valid"].as_bool() {
            counts.agreeing += 1;
        } else if said.is_none() {
            *counts.undecided.entry(format!("{name} {reasons:?}")).or_default() += 1;
        } else if name.contains("/optional/") && said == validator(schema, dialect, is_format, &test["data"]) {
            *counts.as_validator.entry(name.to_owned()).or_default() += 1;
        } else {
            counts.wrong.push(format!("{shown} {}: {said:?}", test["description"]));
        }
    }
}

fn reasons(schemas: &Schemas) -> Vec<String> {
    let all = (0..schemas.len()).map(|at| schemas.raw(ExprId(u32::try_from(at).expect("few expressions"))));
    let mut all: Vec<String> = all
        .filter_map(|expr| match expr {
            Expr::Unknown(reason) => Some(format!("{} {:?}", reason.keyword, reason.why)),
            _ => None,
        })
        .collect();
    all.sort();
    all.dedup();
    all
}

fn validator(schema: &Value, dialect: Dialect, is_format: bool, value: &Value) -> Option<bool> {
    let mut options = jsonschema::options().with_draft(dialect.draft());
    if is_format {
        options = options.should_validate_formats(true);
    }
    options.build(schema).ok().map(|validator| validator.is_valid(value))
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut all = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder of the suite") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                open.push(path);
            } else {
                all.push(path);
            }
        }
    }
    all.sort();
    all
}
