//! Replay over what the world really sends, and over what no reader may take.

use std::path::{Path, PathBuf};

use event_schema::{Format, ReplayOptions, ReplayReport, canonical, replay};
use github_events as _;

fn data(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data").join(name)
}

fn replayed(path: PathBuf, set: impl FnOnce(&mut ReplayOptions)) -> ReplayReport {
    let mut options = ReplayOptions::default();
    set(&mut options);
    replay(&[path], &options).expect("events are linked and there are bodies")
}

#[test]
#[cfg_attr(not(shared_data), ignore = "needs ../shared/data/github-webhooks")]
fn every_webhook_of_github_goes_through_its_type_unchanged() {
    let report =
        replayed(data("github-webhooks"), |options| options.event_type = Some(String::from("com.github.{folder}")));
    assert!(report.is_clean(), "{report}");
    let counts = report.counts();
    assert_eq!((report.types.len(), counts.bodies, counts.ok), (17, 133, 133), "{report}");
}

#[test]
#[cfg_attr(not(shared_data), ignore = "needs ../shared/data/json-test-suite")]
fn every_text_that_is_no_json_fails_alone_and_with_its_place() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut files = 0;
    for entry in std::fs::read_dir(data("json-test-suite")).expect("the suite is there") {
        let entry = entry.expect("a folder that can be listed");
        if entry.file_name().to_string_lossy().starts_with("n_") {
            std::fs::copy(entry.path(), folder.path().join(entry.file_name())).expect("a copy");
            files += 1;
        }
    }
    assert!(files > 180, "{files} files");
    for event_type in [None, Some("com.github.star")] {
        let report = replayed(folder.path().into(), |options| {
            (options.event_type, options.format) = (event_type.map(str::to_owned), Format::Document);
        });
        let counts = report.counts();
        assert_eq!((counts.bodies, counts.failed), (files, files), "{report}");
        assert!(report.problems.iter().all(|problem| problem.first.offset.is_some()), "{report}");
    }
}

#[test]
#[cfg_attr(not(shared_data), ignore = "needs ../shared/data/rfc8785")]
fn canonical_text_is_that_of_rfc_8785() {
    for name in ["arrays", "french", "structures", "unicode", "values", "weird"] {
        let read = |side: &str| std::fs::read(data("rfc8785").join(side).join(format!("{name}.json"))).expect(name);
        let output = String::from_utf8(read("output")).expect("UTF-8");
        assert_eq!(canonical(&read("input")).expect(name), output.trim_end(), "{name}");
    }
}
