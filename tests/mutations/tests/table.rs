//! The table fits the code, the rules and the document for people.

use std::fs;

use mutations::table::{Table, root};

fn table() -> Table {
    Table::load().unwrap_or_else(|error| panic!("mutations.toml: {error}"))
}

#[test]
fn every_rule_and_side_has_a_mutation_that_fits_the_code_and_a_test() {
    let problems = table().problems(&root()).expect("the workspace can be read");
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn the_document_is_the_table() {
    let (path, written) = (root().join("docs/mutations.md"), table().markdown());
    if std::env::var_os("EVENT_TEST_UPDATE").is_some_and(|value| value == "1") {
        fs::write(&path, &written).expect("docs/mutations.md can be written");
    }
    let found = fs::read_to_string(&path).unwrap_or_default();
    assert!(found == written, "docs/mutations.md is not the table; EVENT_TEST_UPDATE=1 writes it");
}

#[test]
fn a_mutation_that_does_not_stand_once_is_not_applied() {
    let mut mutation = table().mutations.remove(0);
    mutation.find = String::from("a");
    assert_eq!(mutation.apply("aba"), Err(2));
    assert_eq!(mutation.apply("bbb"), Err(0));
    mutation.replace = String::from("c");
    assert_eq!(mutation.apply("bab"), Ok(String::from("bcb")));
}
