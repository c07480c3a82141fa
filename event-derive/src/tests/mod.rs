//! The phases on whole types: which problems are found, in their order, and what they say.

mod event;
mod expand;
mod modifiers;
mod names;
mod shapes;
mod types;

use syn::DeriveInput;

use crate::check;
use crate::errors::Errors;
use crate::model::{Container, Derive};

/// The messages of all problems of a type.
fn problems(derive: Derive, input: &DeriveInput) -> Vec<String> {
    let mut errors = Errors::default();
    let container = Container::read(derive, input, &mut errors);
    check::check(&container, &mut errors);
    errors.messages()
}

/// There are exactly as many problems as expected parts, and each message has its part.
#[track_caller]
fn check_all(derive: Derive, input: &DeriveInput, expected: &[&str]) {
    let found = problems(derive, input);
    let fits = found.len() == expected.len() && found.iter().zip(expected).all(|(found, part)| found.contains(part));
    assert!(fits, "expected\n  {}\nfound\n  {}", expected.join("\n  "), found.join("\n  "));
}

#[track_caller]
fn check_payload(input: DeriveInput, expected: &[&str]) {
    check_all(Derive::Payload, &input, expected);
}

#[track_caller]
fn check_event(input: DeriveInput, expected: &[&str]) {
    check_all(Derive::Event, &input, expected);
}
