//! Types that must not compile, each with the errors that it gives (`tests/ui/<theme>/*.rs` and the `.errors` beside
//! them), and types that must compile without a warning (`tests/ui/pass*`).
//!
//! The expected errors belong to one compiler, whose version `build.rs` knows; with another one these tests are shown as
//! ignored. `EVENT_TEST_BLESS=1` writes what the compiler says now in their place.

mod case;
mod problem;
mod scratch;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use case::Case;
use problem::Problem;
use scratch::{Edition, Package, Tool, run};

/// Every case that must fail, with its problems.
static FAILING: LazyLock<Vec<(Case, Vec<Problem>)>> = LazyLock::new(|| {
    let cases = case::failing();
    let mut found = run(Tool::Check, &[Package::new("wrong", Edition::E2024, &cases)]);
    cases.into_iter().map(|case| found.remove(&("wrong", case.target())).map(|found| (case, found))).map(take).collect()
});

fn take<T>(outcome: Option<T>) -> T {
    outcome.expect("every case has an outcome")
}

fn is_blessing() -> bool {
    std::env::var_os("EVENT_TEST_BLESS").is_some_and(|value| value == "1")
}

#[test]
#[cfg_attr(not(pinned_toolchain), ignore = "expected compiler output belongs to the pinned toolchain (build.rs)")]
fn every_wrong_type_gives_the_errors_beside_it() {
    let mut wrong = Vec::new();
    for (case, problems) in &*FAILING {
        let found: String = problems.iter().map(Problem::to_string).collect();
        if is_blessing() {
            case.bless(&found);
        } else if case.expected().as_ref() != Some(&found) {
            let expected = case.expected().unwrap_or_default();
            wrong.push(format!("{}\n-- expected\n{expected}-- found\n{found}", case.name));
        }
    }
    assert!(wrong.is_empty(), "{} cases differ (EVENT_TEST_BLESS=1 accepts):\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
#[cfg_attr(not(pinned_toolchain), ignore = "expected compiler output belongs to the pinned toolchain (build.rs)")]
fn each_mistake_gives_one_error() {
    let wrong: Vec<String> = FAILING
        .iter()
        .filter(|(case, problems)| case.mistakes != problems.len())
        .map(|(case, problems)| {
            let found: String = problems.iter().map(Problem::to_string).collect();
            format!("{}: {} mistakes, {} errors\n{found}", case.name, case.mistakes, problems.len())
        })
        .collect();
    assert!(wrong.is_empty(), "{} cases:\n{}", wrong.len(), wrong.join("\n"));
}

/// Each replacement after `write:` in the place of exactly what is underlined: the copy has no error left but those
/// that suggest nothing.
#[test]
#[cfg_attr(not(pinned_toolchain), ignore = "expected compiler output belongs to the pinned toolchain (build.rs)")]
fn every_suggested_replacement_compiles() {
    let mut fixed = Vec::new();
    let mut left: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for (case, problems) in &*FAILING {
        if let Some(source) = problem::fix(&case.source(), problems) {
            let copy = scratch::copy("fixed", case, &source);
            let unfixed = problems.iter().filter(|problem| problem.replacement().is_none());
            left.insert(copy.target(), unfixed.map(|problem| problem.message.as_str()).collect());
            fixed.push(copy);
        }
    }
    assert!(fixed.len() >= 60, "only {} cases have a replacement", fixed.len());
    let found = run(Tool::Check, &[Package::new("fixed", Edition::E2024, &fixed)]);
    let wrong: Vec<String> = fixed
        .iter()
        .filter(|case| {
            let found = &found[&("fixed", case.target())];
            !found.iter().map(|problem| problem.message.as_str()).eq(left[&case.target()].iter().copied())
        })
        .map(|case| {
            let found: String = found[&("fixed", case.target())].iter().map(Problem::to_string).collect();
            format!("{}\n{found}-- in\n{}", case.name, case.source())
        })
        .collect();
    assert!(wrong.is_empty(), "{} fixed cases do not compile:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_right_type_compiles_without_a_warning_in_both_editions() {
    right_types(Tool::Check);
}

#[test]
#[cfg_attr(not(clippy), ignore = "needs cargo clippy")]
fn every_right_type_is_clean_under_clippy_pedantic() {
    right_types(Tool::Clippy);
}

#[track_caller]
fn right_types(tool: Tool) {
    let (cases, renamed) = (case::of_theme("pass"), case::of_theme("pass_renamed"));
    let packages = [
        Package::new("right", Edition::E2024, &cases),
        Package::new("right_2021", Edition::E2021, &cases),
        Package::renamed("right_renamed", Edition::E2024, &renamed),
        Package::renamed("right_renamed_2021", Edition::E2021, &renamed),
    ];
    let found = run(tool, &packages);
    let wrong: String = found.iter().filter(|(_, found)| !found.is_empty()).map(report).collect();
    assert!(wrong.is_empty(), "{wrong}");
}

fn report(((package, target), problems): (&(&str, String), &Vec<Problem>)) -> String {
    let problems: String = problems.iter().map(Problem::to_string).collect();
    format!("{package} {target}\n{problems}")
}

#[test]
fn every_expectation_has_its_case() {
    assert_eq!(case::orphans(), Vec::<std::path::PathBuf>::new());
}
