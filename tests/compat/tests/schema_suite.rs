//! JSON-Schema-Test-Suite: over all ordered pairs of its schemas no `compatible` is contradicted by any of its instances,
//! and each `incompatible` has a witness that the validator confirms.
//!
//! In a debug build a seeded sample of the pairs; `cargo test --release -p compat-tests --test schema_suite -- --nocapture`
//! takes all of them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Instant;

use event_schema::{CompareOptions, Dialect, Remotes, Verdict, compare};
use serde_json::Value;

fn data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/json-schema-test-suite")
}

/// A schema of the suite, and which of all instances are valid under it.
struct Subject {
    place: String,
    schema: Value,
    validator: jsonschema::Validator,
    valid: Vec<bool>,
}

/// Every JSON document under a folder, with its path from there.
fn documents(folder: &Path) -> Vec<(String, Value)> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(at) = open.pop() {
        for entry in std::fs::read_dir(&at).expect("a folder of the suite") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|extension| extension == "json") {
                let text = std::fs::read(&path).expect("a readable file");
                let name = path.strip_prefix(folder).expect("it is inside").to_string_lossy().into_owned();
                found.push((name, serde_json::from_slice(&text).expect("the suite is JSON")));
            }
        }
    }
    found.sort_by(|(a, _), (b, _)| a.cmp(b));
    found
}

fn check(folder: &str, draft: jsonschema::Draft, dialect: Dialect) {
    let mut remotes = Remotes::default();
    remotes.add_folder(Some("http://localhost:1234"), &data().join("remotes")).expect("the remotes are JSON");
    let mut options = CompareOptions::default();
    options.dialect = Some(dialect);
    options.remotes = remotes;

    let mut instances: Vec<Value> = Vec::new();
    let mut schemas: Vec<(String, Value)> = Vec::new();
    for (file, groups) in documents(&data().join(folder)) {
        for group in groups.as_array().expect("a list of groups") {
            let place = format!("{file}: {}", group["description"].as_str().unwrap_or_default());
            if !schemas.iter().any(|(_, known)| *known == group["schema"]) {
                schemas.push((place, group["schema"].clone()));
            }
            for test in group["tests"].as_array().expect("a list of tests") {
                if !instances.contains(&test["data"]) {
                    instances.push(test["data"].clone());
                }
            }
        }
    }
    let subjects: Vec<Subject> = schemas
        .into_iter()
        .filter_map(|(place, schema)| {
            let built = jsonschema::options()
                .with_draft(draft)
                .with_retriever(options.remotes.clone())
                .should_validate_formats(draft == jsonschema::Draft::Draft7)
                .build(&schema);
            match built {
                Ok(validator) => {
                    let valid = instances.iter().map(|instance| validator.is_valid(instance)).collect();
                    Some(Subject { place, schema, validator, valid })
                }
                Err(error) => {
                    println!("the validator does not take {place}: {error}");
                    None
                }
            }
        })
        .collect();

    let mut rng = fastrand::Rng::with_seed(compat_tests::seed(1));
    let share = compat_tests::cases(if cfg!(debug_assertions) { 3_000 } else { usize::MAX });
    let total = subjects.len() * subjects.len();
    let (mut right, mut undecided, mut hard, mut hard_undecided) = (0, 0, 0, 0);
    let mut reasons = BTreeMap::<String, [usize; 2]>::new();
    let (mut wrong, mut micros) = (Vec::new(), Vec::new());
    for writer in &subjects {
        for reader in &subjects {
            if total > share && rng.usize(..total) >= share {
                continue;
            }
            let refuted = (0..instances.len()).find(|at| writer.valid[*at] && !reader.valid[*at]);
            let is_hard = refuted.is_none() && writer.valid.contains(&true);
            hard += usize::from(is_hard);
            let start = Instant::now();
            let found = compare(&writer.schema, &reader.schema, &options);
            micros.push(start.elapsed().as_micros());
            let problem = match found {
                Err(error) => Some(format!("no verdict: {error}")),
                Ok(found) => match found.verdict {
                    Verdict::Compatible => refuted.map(|at| format!("compatible, but {}", instances[at])),
                    Verdict::Incompatible => {
                        let witness: Value = serde_json::from_str(&found.breaks[0].witness).expect("a witness is JSON");
                        let confirmed = writer.validator.is_valid(&witness) && !reader.validator.is_valid(&witness);
                        (!confirmed).then(|| format!("{witness} is no witness"))
                    }
                    Verdict::Undecided => {
                        undecided += 1;
                        hard_undecided += usize::from(is_hard);
                        for reason in found.undecided {
                            let count = reasons.entry(format!("{} {}", reason.why, reason.keyword)).or_default();
                            count[0] += 1;
                            count[1] += usize::from(is_hard);
                        }
                        continue;
                    }
                },
            };
            match problem {
                None => right += 1,
                Some(problem) => {
                    let (old, new) = (&writer.schema, &reader.schema);
                    wrong.push(format!("{problem}\n  {}\n    {old}\n  {}\n    {new}", writer.place, reader.place));
                }
            }
        }
    }
    micros.sort_unstable();
    println!("{folder}: {} schemas, {} instances, {} pairs", subjects.len(), instances.len(), micros.len());
    println!("  {right} right, {undecided} undecided, {} wrong", wrong.len());
    println!("  hard ones (writer satisfiable, no instance refutes): {hard}, {hard_undecided} undecided");
    println!("  median {} us, longest {} us", micros[micros.len() / 2], micros.last().expect("there are pairs"));
    for (reason, [all, hard]) in reasons {
        println!("  undecided {reason}: {all}, of them hard {hard}");
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong[..wrong.len().min(10)].join("\n"));
    if draft == jsonschema::Draft::Draft7 {
        assert!(hard_undecided * 10 < hard, "{hard_undecided} of {hard} hard pairs are undecided");
    }
}

#[test]
#[cfg_attr(not(shared_data), ignore = "needs ../shared/data/json-schema-test-suite")]
fn draft7_pairs() {
    check("draft7", jsonschema::Draft::Draft7, Dialect::Draft7);
}

#[test]
#[cfg_attr(not(shared_data), ignore = "needs ../shared/data/json-schema-test-suite")]
fn draft2020_12_pairs() {
    check("draft2020-12", jsonschema::Draft::Draft202012, Dialect::Draft202012);
}
