//! From contracts to files: names, texts and the index. Knows nothing of what is on disk.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use crate::contracts::EventContract;
use crate::error::Error;
use crate::index::{INDEX_FILE, Index, IndexEvent, IndexFile};

/// The texts of files by their names in one folder.
pub(crate) type Files = BTreeMap<String, String>;

/// The files of contracts: `<type>.json`, `<type>.reader.json` and `index.json`.
///
/// # Errors
/// Two contracts would have one file name.
pub(crate) fn of(contracts: &[EventContract], base_uri: Option<&str>) -> Result<Files, Error> {
    let mut files = Files::new();
    let mut owners: BTreeMap<String, String> = BTreeMap::new();
    let mut events = Vec::with_capacity(contracts.len());
    let mut problems = Vec::new();
    owners.insert(INDEX_FILE.to_owned(), String::from("the index"));
    for contract in contracts {
        let mut add = |schema: Option<&Value>, suffix: &str| {
            let schema = schema?;
            let file = format!("{}{suffix}", contract.event_type);
            let text = json_text(&with_id(schema, base_uri, &file));
            let owner = format!("{} ({}:{})", contract.rust, contract.file, contract.line);
            if let Some(other) = owners.insert(file.to_ascii_lowercase(), owner.clone()) {
                problems.push(format!("the file {file} would be both of {other} and of {owner}: rename an event"));
            }
            let entry = IndexFile::new(&file, &text);
            files.insert(file, text);
            Some(entry)
        };
        let writer = add(contract.writer.as_ref(), ".json");
        let reader = add(contract.reader.as_ref(), ".reader.json");
        events.push(IndexEvent::new(contract, writer, reader));
    }
    if !problems.is_empty() {
        return Err(Error::catalog(problems));
    }
    files.insert(INDEX_FILE.to_owned(), Index::new(events).text());
    Ok(files)
}

/// With the `$id` after `$schema`, where readers look for it.
fn with_id(schema: &Value, base_uri: Option<&str>, file: &str) -> Value {
    let mut schema = schema.clone();
    if let (Value::Object(root), Some(base)) = (&mut schema, base_uri) {
        let at = usize::from(root.contains_key("$schema"));
        root.shift_insert(at, String::from("$id"), Value::from(format!("{base}/{file}")));
    }
    schema
}

/// Indented by two spaces, with a line feed at its end.
pub(crate) fn json_text(value: &impl Serialize) -> String {
    let mut text = serde_json::to_string_pretty(value).expect("keys are texts and numbers are finite");
    text.push('\n');
    text
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::testing::contract;

    #[test]
    fn a_reader_file_is_made_only_where_the_reader_differs() {
        let mut reads_more = contract("b.v1");
        reads_more.reader = Some(json!({"type": "object", "x-contract": "reader"}));
        let mut reads_only = contract("c.v1");
        reads_only.reader = reads_only.writer.take();
        let files = of(&[contract("a.v1"), reads_more, reads_only], None).expect("three events");
        let names: Vec<&str> = files.keys().map(String::as_str).collect();
        assert_eq!(names, ["a.v1.json", "b.v1.json", "b.v1.reader.json", "c.v1.reader.json", "index.json"]);
    }

    #[test]
    fn a_file_keeps_the_order_of_keys_and_ends_its_last_line() {
        let mut event = contract("a.v1");
        event.writer = Some(json!({"$schema": "s", "title": "Z", "b": 1, "a": {"z": [], "y": 1}}));
        let files = of(&[event], Some("https://x.example")).expect("one event");
        let expected = "{\n  \"$schema\": \"s\",\n  \"$id\": \"https://x.example/a.v1.json\",\n  \"title\": \"Z\",\n  \"b\": 1,\n  \
                        \"a\": {\n    \"z\": [],\n    \"y\": 1\n  }\n}\n";
        assert_eq!(files["a.v1.json"], expected);
    }

    #[test]
    fn the_index_lists_every_file_with_its_hash() {
        let files = of(&[contract("a.v1")], None).expect("one event");
        let index = Index::parse(&files[INDEX_FILE]).expect("our own index");
        let listed = index.events[0].writer.as_ref().expect("a writer");
        assert_eq!(listed.file, "a.v1.json");
        assert_eq!(listed.sha256, crate::index::sha256(files["a.v1.json"].as_bytes()));
        assert_eq!(index.events[0].reader, None);
    }

    #[test]
    fn two_contracts_of_one_file_name_are_an_error_that_names_both() {
        let mut a = contract("a");
        a.reader = Some(json!({}));
        let error = of(&[a, contract("a.reader")], None).expect_err("a.reader.json twice").to_string();
        assert!(error.contains("a.reader.json would be both of shop_events::A "), "{error}");
        let error = of(&[contract("index")], None).expect_err("index.json twice").to_string();
        assert!(error.contains("index.json would be both of the index and of"), "{error}");
        let error = of(&[contract("Index")], None).expect_err("one file on some systems").to_string();
        assert!(error.contains("Index.json would be both of the index and of"), "{error}");
        let error = of(&[contract("com.Push"), contract("com.push")], None).expect_err("one file on some systems");
        assert!(error.to_string().contains("com.push.json would be both of shop_events::C "), "{error}");
    }
}
