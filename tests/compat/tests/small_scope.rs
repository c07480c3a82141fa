//! Exhaustive in a small world: over random schemas and every value of few bytes, the engine's verdicts and its smallest
//! witnesses are those of brute force.

use compat_tests::small::{schema, values};
use event_schema::{CompareOptions, Dialect, Verdict, compare};
use fastrand::Rng;
use serde_json::Value;

/// Over which characters the values are made.
fn is_small(text: &str) -> bool {
    let Ok(value) = serde_json::from_str::<Value>(text) else { return false };
    fn strings(value: &Value) -> bool {
        let plain = |text: &str| text.chars().all(|c| "01ab-.".contains(c));
        match value {
            Value::String(text) => plain(text),
            Value::Array(items) => items.iter().all(strings),
            Value::Object(members) => members.iter().all(|(name, value)| plain(name) && strings(value)),
            Value::Number(number) => number.to_string().chars().all(|c| "01-.".contains(c)),
            _ => true,
        }
    }
    strings(&value)
}

struct Subject {
    schema: Value,
    validator: jsonschema::Validator,
    /// Which of the small values are valid.
    valid: Vec<bool>,
}

#[test]
fn verdict_and_witness_are_those_of_brute_force() {
    const BYTES: usize = 6;
    let mut rng = Rng::with_seed(compat_tests::seed(1));
    let values = values(BYTES);
    let count = compat_tests::cases(60);
    let subjects: Vec<Subject> = (0..count)
        .map(|_| {
            let schema = schema(&mut rng, 3);
            let validator = event_schema::validator(&schema);
            let valid = values.iter().map(|(_, value)| validator.is_valid(value)).collect();
            Subject { schema, validator, valid }
        })
        .collect();
    let mut options = CompareOptions::default();
    options.dialect = Some(Dialect::Draft7);
    let (mut compatible, mut incompatible, mut undecided, mut same) = (0, 0, 0, 0);
    let mut reasons = std::collections::BTreeMap::<String, usize>::new();
    let mut wrong = Vec::new();
    for writer in &subjects {
        for reader in &subjects {
            let at = (0..values.len()).find(|at| writer.valid[*at] && !reader.valid[*at]);
            let brute = at.map(|at| values[at].0.as_str());
            let found = match compare(&writer.schema, &reader.schema, &options) {
                Ok(found) => found,
                Err(error) => {
                    wrong.push(format!("{error}\n  writer {}\n  reader {}", writer.schema, reader.schema));
                    continue;
                }
            };
            let problem = match found.verdict {
                Verdict::Compatible => {
                    compatible += 1;
                    brute.map(|brute| format!("compatible, but {brute}"))
                }
                Verdict::Incompatible => {
                    incompatible += 1;
                    let witness = &found.breaks[0].witness;
                    let value: Value = serde_json::from_str(witness).expect("a witness is JSON");
                    let better = brute.filter(|brute| (brute.len(), *brute) < (witness.len(), witness.as_str()));
                    same += usize::from(brute == Some(witness));
                    if !writer.validator.is_valid(&value) || reader.validator.is_valid(&value) {
                        Some(format!("{witness} is no witness"))
                    } else if let Some(better) = better {
                        Some(format!("{witness}, but {better} is smaller")).filter(|_| found.is_smallest())
                    } else if witness.len() <= BYTES
                        && is_small(witness)
                        && brute != Some(witness)
                        && found.is_smallest()
                    {
                        Some(format!("{witness}, but brute force says {brute:?}"))
                    } else {
                        None
                    }
                }
                Verdict::Undecided => {
                    undecided += 1;
                    for reason in &found.undecided {
                        *reasons.entry(reason.to_string()).or_default() += 1;
                    }
                    None
                }
            };
            if let Some(problem) = problem {
                wrong.push(format!("{problem}\n  writer {}\n  reader {}", writer.schema, reader.schema));
            }
        }
    }
    println!(
        "{} values, {} pairs: {compatible} compatible, {incompatible} incompatible ({same} with a small witness), \
         {undecided} undecided: {reasons:?}",
        values.len(),
        count * count
    );
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong[..wrong.len().min(10)].join("\n"));
    assert!(undecided * 10 < count * count, "{undecided} undecided");
}
