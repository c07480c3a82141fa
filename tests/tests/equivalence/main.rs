//! Equivalence and Exactness over the generated corpus: what a schema says and what its type does are the same.
//!
//! `EVENT_TEST_SEED` replays a run, `EVENT_TEST_CASES` sets how many encoded values, sampled documents and mutants each
//! type gets (400), `EVENT_TEST_TYPE` keeps to one type.

mod contract;
mod corpus;
#[cfg(not(feature = "event-schema"))]
mod plain;
mod properties;
mod run;
mod subject;
mod texts;

use std::sync::OnceLock;

use event_tests::matrix;
use run::{Outcome, Settings, run};

fn outcome() -> &'static Outcome {
    static OUTCOME: OnceLock<Outcome> = OnceLock::new();
    OUTCOME.get_or_init(|| {
        let outcome = run(&corpus::subjects(), &Settings::from_environment());
        println!("{outcome}");
        outcome
    })
}

/// No disagreement about `property`.
fn check(property: &str) {
    let found: Vec<String> =
        outcome().disagreements.iter().filter(|it| it.property == property).map(ToString::to_string).collect();
    let types = outcome().types_that_disagree(property);
    assert!(
        found.is_empty(),
        "{} disagreements in {}:\n{}",
        found.len(),
        types.join(" "),
        found[..found.len().min(20)].join("\n")
    );
}

#[test]
fn a_document_is_valid_under_the_reader_schema_exactly_when_it_decodes() {
    check(properties::EQUIVALENCE);
}

#[test]
fn a_document_is_valid_under_the_closed_writer_schema_exactly_when_it_is_written_back() {
    check(properties::EXACTNESS);
}

#[test]
fn what_is_encoded_reads_back_and_serialize_writes_the_same_bytes() {
    check(properties::ROUND_TRIP);
}

#[test]
fn deserialize_agrees_with_decode_under_every_text_reader() {
    check(properties::DESERIALIZE);
}

#[test]
fn a_reader_type_reads_the_same_documents_as_the_whole_type() {
    check(properties::READER_TYPE);
}

#[test]
fn what_is_outside_the_domain_is_refused() {
    check(properties::DOMAIN);
}

#[test]
fn mutants_fall_on_both_sides_for_every_type_where_both_exist() {
    let lopsided = outcome().lopsided();
    assert!(lopsided.is_empty(), "fewer than 30 % of the mutants on one side:\n{}", lopsided.join("\n"));
}

#[test]
fn the_corpus_has_at_least_200_types_and_all_get_their_cases() {
    assert!(corpus::subjects().len() >= 200, "{} types", corpus::subjects().len());
    let poor = outcome().poor();
    assert!(poor.is_empty(), "types without all their cases:\n{}", poor.join("\n"));
}

#[test]
fn every_legal_cell_of_the_matrix_has_a_field_in_the_corpus() {
    for row in matrix::ROWS {
        for modifier in row.takes {
            assert!(corpus::CELLS.contains(&(row.rust, modifier)), "no field of type {} with {modifier}", row.rust);
        }
        for modifier in row.takes.iter().chain(row.needs) {
            assert!(matrix::MODIFIERS.contains(modifier), "{modifier} is no modifier");
        }
    }
}
