//! Every target on stable: over its seeds, over the shared data, over mutations of both.

use std::panic::{AssertUnwindSafe, catch_unwind};

use event_fuzz::inputs::{Input, mutated, seeds, shared, tokens};
use event_fuzz::{TARGETS, Target};

fn from_environment(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).map_or(otherwise, |text| text.parse().unwrap_or_else(|_| panic!("{name} is a number")))
}

/// Runs all targets; `check` is given each with a generator of its own.
fn all_targets(check: fn(Target, &mut fastrand::Rng)) {
    let seed = from_environment("EVENT_TEST_SEED", 20_260_101);
    println!("EVENT_TEST_SEED={seed}");
    let only = std::env::var("EVENT_TEST_TYPE").ok();
    std::thread::scope(|scope| {
        for target in TARGETS.into_iter().filter(|target| only.as_deref().is_none_or(|only| only == target.name)) {
            // 64 levels of types and documents in a debug build want more than a test's 2 MiB.
            let run = move || check(target, &mut fastrand::Rng::with_seed(seed));
            std::thread::Builder::new().stack_size(32 << 20).spawn_scoped(scope, run).expect("a thread starts");
        }
    });
}

#[track_caller]
fn run(target: Target, what: &str, bytes: &[u8]) {
    if catch_unwind(AssertUnwindSafe(|| (target.run)(bytes))).is_err() {
        panic!("{}: {what}: {:?}", target.name, String::from_utf8_lossy(bytes));
    }
}

fn inputs(target: Target) -> Vec<Input> {
    [seeds(target.name), shared(target.name)].concat()
}

#[test]
fn every_target_has_seeds_and_bears_them() {
    all_targets(|target, _| {
        let seeds = seeds(target.name);
        assert!(seeds.len() >= 3, "{} has {} seeds", target.name, seeds.len());
        for input in seeds {
            run(target, &input.name, &input.bytes);
        }
    });
}

#[test]
#[cfg_attr(not(shared_data), ignore = "needs ../shared/data")]
fn every_target_bears_the_shared_data() {
    all_targets(|target, _| {
        for input in shared(target.name) {
            run(target, &input.name, &input.bytes);
        }
    });
}

#[test]
fn every_target_bears_mutations() {
    all_targets(|target, rng| {
        let (inputs, tokens) = (inputs(target), tokens());
        for case in 0..from_environment("EVENT_TEST_CASES", 2_000) {
            let bytes = mutated(&inputs, &tokens, rng);
            run(target, &format!("mutation {case}"), &bytes);
        }
    });
}

#[test]
fn every_target_is_one_of_the_fuzzers_too() {
    let manifest = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fuzz/Cargo.toml");
    let manifest = std::fs::read_to_string(manifest).expect("the fuzzers' manifest");
    let named: Vec<&str> = manifest.lines().filter_map(|line| line.strip_prefix("name = \"")).collect();
    let expected: Vec<String> = TARGETS.iter().map(|target| format!("{}\"", target.name)).collect();
    assert_eq!(named[1..], expected, "the targets in fuzz/Cargo.toml, behind the package's own name");
}
