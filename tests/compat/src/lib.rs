//! What the tests of the compare engine share: random schemas, all small values, and the validator's word on both.

pub mod arbitrary;
mod leaves;
pub mod pair;
pub mod small;

/// The seed of this run: `EVENT_TEST_SEED`, or `default`. Printed, so that a run can be repeated.
#[must_use]
pub fn seed(default: u64) -> u64 {
    let seed = number("EVENT_TEST_SEED").unwrap_or(default);
    println!("EVENT_TEST_SEED={seed}");
    seed
}

/// How many cases to run: `EVENT_TEST_CASES`, or `default`.
#[must_use]
pub fn cases(default: usize) -> usize {
    number("EVENT_TEST_CASES").map_or(default, |cases| usize::try_from(cases).unwrap_or(usize::MAX))
}

fn number(variable: &str) -> Option<u64> {
    std::env::var(variable).ok().map(|text| text.parse().unwrap_or_else(|_| panic!("{variable}={text} is no number")))
}
