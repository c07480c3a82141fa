//! A second opinion: where the jsonschema crate's own containment (`CanonicalSchema::covers`) decides, it says what the
//! engine says.

use std::collections::BTreeMap;

use compat_tests::small::schema;
use event_schema::{CompareOptions, Dialect, Verdict, compare};
use jsonschema::canonical::{CanonicalSchema, Containment};
use serde_json::Value;

fn canonical(schema: &Value) -> Option<CanonicalSchema> {
    jsonschema::canonical::options().with_draft(jsonschema::Draft::Draft7).canonicalize(schema).ok()
}

#[test]
fn containment_and_engine_agree() {
    let mut rng = fastrand::Rng::with_seed(compat_tests::seed(11));
    let pairs = compat_tests::cases(8_000);
    let mut options = CompareOptions::default();
    options.dialect = Some(Dialect::Draft7);
    let (mut agree, mut both, mut counts) = (0, 0, BTreeMap::<String, usize>::new());
    let mut disagreements = Vec::new();
    for _ in 0..pairs {
        let (writer, reader) = (schema(&mut rng, 2), schema(&mut rng, 2));
        let ours = compare(&writer, &reader, &options).expect("the schemas are good").verdict;
        let theirs = match (canonical(&writer), canonical(&reader)) {
            (Some(writer), Some(reader)) => match reader.covers(&writer) {
                Ok(Containment::Yes) => Verdict::Compatible,
                Ok(Containment::No) => Verdict::Incompatible,
                Ok(_) | Err(_) => Verdict::Undecided,
            },
            _ => Verdict::Undecided,
        };
        *counts.entry(format!("engine {ours}, covers {theirs}")).or_default() += 1;
        if ours == Verdict::Undecided || theirs == Verdict::Undecided {
            continue;
        }
        both += 1;
        if ours == theirs {
            agree += 1;
        } else {
            disagreements.push(format!("engine {ours}, covers {theirs}\n  writer {writer}\n  reader {reader}"));
        }
    }
    println!("{pairs} pairs, {both} decided by both, {agree} alike: {counts:#?}");
    assert!(disagreements.is_empty(), "{}", disagreements[..disagreements.len().min(10)].join("\n"));
    assert!(both * 8 >= pairs * 5, "only {both} of {pairs} pairs are decided by both");
}
