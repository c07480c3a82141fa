//! JSONTestSuite: every `y_` text is read, every `n_` text refused, no `i_` text panics.

/// Whether the whole of `bytes` is JSON to our reader.
fn reads(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_ok_and(|text| {
        let mut reader = event_core::json::Reader::new(text);
        reader.raw().and_then(|_| reader.end()).is_ok()
    })
}

#[test]
#[cfg_attr(not(shared_data), ignore = "needs ../shared/data/json-test-suite")]
fn json_test_suite_is_judged_right() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data/json-test-suite");
    let (mut accepted, mut refused, mut wrong) = (0, 0, Vec::new());
    for file in std::fs::read_dir(folder).expect("the folder of the suite") {
        let path = file.expect("a file of the suite").path();
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        let verdict = reads(&std::fs::read(&path).expect("a readable file"));
        match name.split_at(2).0 {
            "y_" if verdict => accepted += 1,
            "n_" if !verdict => refused += 1,
            "y_" | "n_" => wrong.push(name),
            _ => {}
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
    assert!(accepted >= 95 && refused >= 185, "{accepted} accepted, {refused} refused");
}
