//! JSONTestSuite, each text as a bare body and as the data of an envelope: every `y_` text is read, every `n_` text
//! refused, and docs/json-test-suite.md says what becomes of each `i_` text.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use event_core::{DecodeError, Envelope, Head, RawJson, decode, parse_batch};

/// What one text came to.
struct Verdicts {
    /// To the reader, as the whole of a body.
    body: Result<(), String>,
    /// As the data of an envelope.
    data: Result<(), String>,
    /// Decoded as a `RawJson`, which checks all that a body may be.
    decoded: Result<(), DecodeError>,
    /// To `serde_json::from_slice::<Value>`.
    serde_json: Result<(), String>,
}

impl Verdicts {
    fn of(bytes: &[u8]) -> Self {
        let _ = Head::peek(bytes).map_err(|error| error.to_string());
        let _ = parse_batch(bytes.to_vec()).map(Iterator::count).map_err(|error| error.to_string());
        Self {
            body: body(bytes),
            data: data(bytes),
            decoded: decode::<RawJson>(bytes).map(drop),
            serde_json: serde_json::from_slice::<serde_json::Value>(bytes).map(drop).map_err(|error| error.to_string()),
        }
    }
}

fn body(bytes: &[u8]) -> Result<(), String> {
    let text = std::str::from_utf8(bytes).map_err(|error| error.to_string())?;
    let mut reader = event_core::json::Reader::new(text);
    reader.raw().and_then(|_| reader.end()).map_err(|error| error.to_string())
}

fn data(bytes: &[u8]) -> Result<(), String> {
    const BEFORE: &[u8] = br#"{"specversion":"1.0","id":"1","source":"/s","type":"t","data":"#;
    let envelope = Envelope::parse([BEFORE, bytes, b"}"].concat()).map_err(|error| error.to_string())?;
    let json = envelope.data().and_then(|data| data.as_json()).unwrap_or_default();
    if json.as_bytes() == bytes.trim_ascii() { Ok(()) } else { Err("the data ends before the text".to_owned()) }
}

/// The texts of the suite whose names start with `kind`, with at least as many as it has.
fn texts(kind: &str, at_least: usize) -> Vec<(String, Verdicts)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data/json-test-suite");
    let files = std::fs::read_dir(folder).expect("the folder of the suite");
    let mut paths: Vec<PathBuf> = files.map(|file| file.expect("a file of the suite").path()).collect();
    paths.sort();
    let texts: Vec<_> = paths
        .iter()
        .map(|path| (path.file_stem().expect("a name").to_string_lossy().into_owned(), path))
        .filter(|(name, _)| name.starts_with(kind))
        .map(|(name, path)| (name, Verdicts::of(&std::fs::read(path).expect("a readable file"))))
        .collect();
    assert!(texts.len() >= at_least, "{} texts {kind}", texts.len());
    texts
}

/// Judged otherwise than by the suite, with the verdict.
fn wrong(texts: &[(String, Verdicts)], verdict: fn(&Verdicts) -> bool) -> Vec<&str> {
    texts.iter().filter(|(_, verdicts)| !verdict(verdicts)).map(|(name, _)| name.as_str()).collect()
}

#[test]
#[cfg_attr(not(shared_data), ignore = "needs ../shared/data/json-test-suite")]
fn every_y_text_is_read() {
    let texts = texts("y_", 95);
    assert_eq!(wrong(&texts, |it| it.body.is_ok()), [""; 0], "as a body");
    assert_eq!(wrong(&texts, |it| it.data.is_ok()), [""; 0], "as data");
    let duplicates = ["y_object_duplicated_key", "y_object_duplicated_key_and_value"];
    assert_eq!(wrong(&texts, |it| it.decoded.is_ok()), duplicates, "decoded: duplicate names are refused");
}

#[test]
#[cfg_attr(not(shared_data), ignore = "needs ../shared/data/json-test-suite")]
fn every_n_text_is_refused() {
    let texts = texts("n_", 185);
    assert_eq!(wrong(&texts, |it| it.body.is_err()), [""; 0], "as a body");
    assert_eq!(wrong(&texts, |it| it.data.is_err()), [""; 0], "as data");
    assert_eq!(wrong(&texts, |it| it.decoded.is_err()), [""; 0], "decoded");
}

#[test]
#[cfg_attr(not(shared_data), ignore = "needs ../shared/data/json-test-suite")]
fn every_i_text_is_answered_as_documented() {
    let texts = texts("i_", 35);
    assert_eq!(wrong(&texts, |it| it.body.is_ok() == it.data.is_ok()), [""; 0], "a body and data are judged alike");
    let mut page = PAGE.to_owned();
    for (name, verdicts) in &texts {
        let cell = |is_read| if is_read { "read" } else { "refused" };
        let Verdicts { data, decoded, serde_json, .. } = verdicts;
        let expected = match decoded {
            Err(error) if error.is_too_deep() => "at most 64 levels",
            Err(error) => error.expected().unwrap_or_default(),
            Ok(()) => "",
        };
        let cells = [data.is_ok(), decoded.is_ok(), serde_json.is_ok()].map(cell).join(" | ");
        writeln!(page, "| `{name}` | {cells} | {expected} |").expect("a String takes all text");
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/json-test-suite.md");
    if std::env::var_os("EVENT_TEST_UPDATE").is_some() {
        std::fs::write(&path, &page).expect("docs can be written");
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    assert_eq!(committed, page, "EVENT_TEST_UPDATE=1 writes docs/json-test-suite.md");
}

const PAGE: &str = "# JSONTestSuite

[JSONTestSuite](https://github.com/nst/JSONTestSuite) has texts that a JSON parser must read (`y_`), must refuse (`n_`), and
may do either with (`i_`). Every `y_` text is read and every `n_` text refused, as a bare body and as the data of an
envelope. `decode` refuses two `y_` texts, `y_object_duplicated_key` and `y_object_duplicated_key_and_value`: names that come
twice are outside the domain of bodies (docs/wire-rules.md).

What becomes of the `i_` texts: as data to `Envelope::parse`, which checks grammar, UTF-8, surrogates and depth; to `decode`
as a `RawJson`, which also checks names and numbers, with what it expected; and to `serde_json::from_slice::<Value>`.
`tests/tests/json_test_suite.rs` holds this page against the suite and writes it.

| text | `Envelope::parse` | `decode` | serde_json | expected |
|---|---|---|---|---|
";
