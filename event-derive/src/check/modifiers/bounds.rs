//! `range` and `len` against the type they bound.

use crate::errors::Errors;
use crate::model::Field;
use crate::parse::{Bound, Bounds, Flag, Number};
use crate::render::render;
use crate::shape::{Innermost, Integer, Leaf, MAX_SAFE, Shape, innermost, outermost, shape};

/// Checks `range` and `len` of one field.
pub(super) fn check(field: &Field<'_>, errors: &mut Errors) {
    if let Some(bounds) = &field.json.range {
        range(field, bounds, errors);
    }
    if let Some(bounds) = &field.json.len {
        len(field, bounds, errors);
    }
}

fn range(field: &Field<'_>, bounds: &Bounds, errors: &mut Errors) {
    match innermost(field.ty) {
        Innermost::Leaf(Leaf::Integer(integer)) => {
            if integer_ends(integer, field.json.has(Flag::Safe), bounds, errors) {
                not_empty(field, bounds, errors);
            }
        }
        Innermost::Leaf(Leaf::Float) | Innermost::Unknown => not_empty(field, bounds, errors),
        Innermost::Bytes | Innermost::Leaf(Leaf::Text) => {
            errors.at(&bounds.key, "`range` bounds numbers; `len` bounds the length");
        }
        Innermost::Leaf(_) => errors.at(&bounds.key, "`range` bounds numbers: remove it here"),
    }
}

/// Each end is an integer within the type. Gives whether both are.
fn integer_ends(integer: Integer, safe: bool, bounds: &Bounds, errors: &mut Errors) -> bool {
    let (mut min, mut max) = (integer.min(), integer.max());
    if safe {
        (min, max) = (min.max(-MAX_SAFE), max.min(MAX_SAFE));
    }
    let mut well = true;
    // A half-open end may be one beyond the largest value.
    let ends = [(&bounds.start, 0), (&bounds.end, i128::from(bounds.end_open))];
    for (bound, beyond) in ends {
        let Some(Bound { literal, number }) = bound else { continue };
        match *number {
            Number::Float(_) => {
                errors.at(literal, "the range of an integer has integer ends");
                well = false;
            }
            Number::Integer(value) if value < min || value > max.saturating_add(beyond) => {
                let nearest = value.clamp(min, max.saturating_add(beyond));
                errors.fix(literal, format!("this is no value of the field, which holds {min} to {max}"), nearest);
                well = false;
            }
            Number::Integer(_) => {}
        }
    }
    well
}

fn not_empty(field: &Field<'_>, bounds: &Bounds, errors: &mut Errors) {
    let empty = if bounds.is_float() || matches!(innermost(field.ty), Innermost::Leaf(Leaf::Float)) {
        let (start, end) = bounds.floats();
        start.zip(end).is_some_and(|(start, end)| if bounds.end_open { start >= end } else { start > end })
    } else {
        let (start, end) = bounds.integers();
        start.zip(end).is_some_and(|(start, end)| start > end)
    };
    if empty {
        report_empty(bounds, errors);
    }
}

fn report_empty(bounds: &Bounds, errors: &mut Errors) {
    let swapped = match (&bounds.start, &bounds.end) {
        (Some(start), Some(end)) if start.number.as_f64() > end.number.as_f64() => {
            Some(format!("{}..={}", render(&end.literal), render(&start.literal)))
        }
        _ => None,
    };
    errors.maybe_fix(&bounds.range, format!("this `{}` is empty: no value is in it", bounds.key), swapped);
}

fn len(field: &Field<'_>, bounds: &Bounds, errors: &mut Errors) {
    match outermost(field.ty) {
        Shape::Leaf(Leaf::Integer(_) | Leaf::Float) => {
            errors.at(&bounds.key, "`len` bounds a length; `range` bounds a number");
            return;
        }
        Shape::Leaf(Leaf::Bool | Leaf::Uuid | Leaf::Date | Leaf::DateTime | Leaf::Own) => {
            errors.at(&bounds.key, "`len` is for text, bytes, lists and maps: remove it here");
            return;
        }
        Shape::Array(_) => {
            errors.at(&bounds.key, "an array's length is in its type: remove `len`, or use `Vec`");
            return;
        }
        _ => {}
    }
    let mut well = true;
    for Bound { literal, number } in [&bounds.start, &bounds.end].into_iter().flatten() {
        if !matches!(number, Number::Integer(0..=0xFFFF_FFFF)) {
            errors.at(literal, "a length is an integer from 0 to 4294967295");
            well = false;
        }
    }
    if !well {
        return;
    }
    let ends = bounds.integers();
    if ends.1.is_some_and(|end| end < ends.0.unwrap_or(0)) {
        report_empty(bounds, errors);
        return;
    }
    if let (Some(word), Some(start)) = (field.json.flag(Flag::OmitEmpty), &bounds.start)
        && ends.0.unwrap_or(0) >= 1
        && !matches!(shape(field.ty), Shape::Option(_) | Shape::Unknown)
    {
        let message =
            format!("`{word}` reads an absent member as empty, which this length refuses; start at 0, or use `Option`");
        errors.fix(&start.literal, message, 0);
    }
}
