//! `default` against the field's own `range` and `len`: a reader would make a value that no writer writes. It leaves out
//! what tokens do not tell: expressions that are no literals, and types that they do not know.

use syn::{Expr, Lit, UnOp};

use crate::errors::Errors;
use crate::model::Field;
use crate::parse::{Bounds, Number};
use crate::shape::{Innermost, Leaf, Shape, innermost, outermost, shape};

/// Checks the default of one field.
pub(super) fn check(field: &Field<'_>, errors: &mut Errors) {
    let Some((key, expr)) = &field.json.default else { return };
    let is_option = matches!(shape(field.ty), Shape::Option(_));
    let value = match expr {
        // None has neither a value nor a length.
        None if is_option => return,
        None => None,
        Some(expr) if is_option => match some(expr) {
            Some(inner) => Some(inner),
            None => return,
        },
        Some(expr) => Some(expr),
    };
    let refused = [
        field.json.range.as_ref().filter(|bounds| is_beyond(field, bounds, value)),
        field.json.len.as_ref().filter(|bounds| is_of_other_length(field, bounds, value)),
    ];
    for bounds in refused.into_iter().flatten() {
        let word = &bounds.key;
        match expr {
            Some(expr) => errors.at(
                expr,
                format!("this default is refused by the field's own `{word}`: name one that `{word}` allows"),
            ),
            None => {
                let default = if word == "len" { "empty" } else { "0" };
                let message = format!(
                    "`default` is {default} here, which `{word}` refuses: write `default = ..` with another one"
                );
                errors.at(key, message);
            }
        }
    }
}

/// Whether the number, or 0, is out of the range.
fn is_beyond(field: &Field<'_>, bounds: &Bounds, value: Option<&Expr>) -> bool {
    let leaf = match outermost(field.ty) {
        Shape::Leaf(leaf @ (Leaf::Integer(_) | Leaf::Float)) => Some(leaf),
        Shape::Unknown => None,
        _ => return false,
    };
    let number = match (value, leaf) {
        (Some(expr), _) => number(expr),
        (None, Some(_)) => Some(Number::Integer(0)),
        // A newtype has a default of its own.
        (None, None) => None,
    };
    match number {
        Some(number @ Number::Float(_)) => is_beyond_floats(bounds, number),
        Some(number) if matches!(innermost(field.ty), Innermost::Leaf(Leaf::Float)) => is_beyond_floats(bounds, number),
        Some(Number::Integer(number)) => {
            let (start, end) = bounds.integers();
            start.is_some_and(|start| number < start) || end.is_some_and(|end| number > end)
        }
        None => false,
    }
}

fn is_beyond_floats(bounds: &Bounds, number: Number) -> bool {
    let (start, end) = bounds.floats();
    let number = number.as_f64();
    start.is_some_and(|start| number < start)
        || end.is_some_and(|end| if bounds.end_open { number >= end } else { number > end })
}

/// Whether the text, or nothing, is shorter or longer than the length allows.
fn is_of_other_length(field: &Field<'_>, bounds: &Bounds, value: Option<&Expr>) -> bool {
    let length = match (value, outermost(field.ty)) {
        (None, Shape::Leaf(Leaf::Text) | Shape::Bytes | Shape::Vec(_) | Shape::Map(..)) => Some(0),
        (Some(expr), _) => length(expr),
        (None, _) => None,
    };
    let (start, end) = bounds.integers();
    length.is_some_and(|length| start.is_some_and(|start| length < start) || end.is_some_and(|end| length > end))
}

/// The value of `Some(..)`.
fn some(expr: &Expr) -> Option<&Expr> {
    match bare(expr) {
        Expr::Call(call) if ends_in(&call.func, "Some") && call.args.len() == 1 => call.args.first(),
        _ => None,
    }
}

/// A literal number, with or without a suffix.
fn number(expr: &Expr) -> Option<Number> {
    match bare(expr) {
        Expr::Unary(unary) if matches!(unary.op, UnOp::Neg(_)) => match number(&unary.expr)? {
            Number::Integer(number) => Some(Number::Integer(number.checked_neg()?)),
            Number::Float(number) => Some(Number::Float(-number)),
        },
        Expr::Lit(literal) => match &literal.lit {
            Lit::Int(integer) => integer.base10_digits().parse().ok().map(Number::Integer),
            Lit::Float(float) => float.base10_digits().parse().ok().map(Number::Float),
            _ => None,
        },
        _ => None,
    }
}

/// The code points of a literal text, whichever way it is made a value; 0 of what `new()` and `default()` make.
fn length(expr: &Expr) -> Option<i128> {
    match bare(expr) {
        Expr::Lit(literal) => match &literal.lit {
            Lit::Str(text) => i128::try_from(text.value().chars().count()).ok(),
            _ => None,
        },
        Expr::MethodCall(call) if call.args.is_empty() => {
            let is_same = ["to_owned", "to_string", "into"].iter().any(|name| call.method == name);
            if is_same { length(&call.receiver) } else { None }
        }
        Expr::Call(call) => match call.args.first() {
            None if ["String", "Vec", "BTreeMap"].iter().any(|of| is_made_by(&call.func, of)) => Some(0),
            Some(text) if call.args.len() == 1 && ends_in(&call.func, "from") => length(text),
            _ => None,
        },
        _ => None,
    }
}

/// Whether it is `String::new` or `String::default`, for another type likewise.
fn is_made_by(function: &Expr, of: &str) -> bool {
    let Expr::Path(path) = bare(function) else { return false };
    let mut segments = path.path.segments.iter().rev();
    let is_empty = segments.next().is_some_and(|last| last.ident == "new" || last.ident == "default");
    is_empty && segments.next().is_some_and(|ty| ty.ident == of)
}

fn ends_in(function: &Expr, name: &str) -> bool {
    let Expr::Path(path) = bare(function) else { return false };
    path.path.segments.last().is_some_and(|last| last.ident == name)
}

/// The expression without parentheses and invisible groups.
fn bare(expr: &Expr) -> &Expr {
    match expr {
        Expr::Group(group) => bare(&group.expr),
        Expr::Paren(paren) => bare(&paren.expr),
        other => other,
    }
}
