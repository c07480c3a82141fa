//! The rules that tokens can see, by theme. Every problem of a type is reported, none stops the others.

pub(crate) mod attributes;
mod cfg;
pub(crate) mod event;
pub(crate) mod modifiers;
pub(crate) mod names;
pub(crate) mod shapes;
pub(crate) mod types;

use crate::errors::Errors;
use crate::model::{Container, Field};
use crate::paste;

/// Checks the whole type.
pub(crate) fn check(container: &Container<'_>, errors: &mut Errors) {
    attributes::check(container, errors);
    cfg::check(container, errors);
    shapes::check(container, errors);
    event::check(container, errors);
    if container.is_untagged() {
        if container.is_proposed() {
            paste::report(container, errors);
        }
        return;
    }
    names::check(container, errors);
    for field in container.fields() {
        check_field(container, field, errors);
    }
}

fn check_field(container: &Container<'_>, field: &Field<'_>, errors: &mut Errors) {
    types::check(field, errors);
    if field.json.attribute.is_none() && field.ident.is_some() {
        paste::report_field(container, field, errors);
        return;
    }
    modifiers::check(field, errors);
}
