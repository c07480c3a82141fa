//! The values of `range` and `len`: a range of literals.

use syn::spanned::Spanned;
use syn::{Expr, ExprRange, Ident, Lit, RangeLimits, UnOp};

use crate::render::render;

/// A range of literals, such as `1..=100`, `-5..`, `0.0..1.0`.
pub(crate) struct Bounds {
    /// The word `range` or `len`.
    pub(crate) key: Ident,
    /// The range as it was written.
    pub(crate) range: ExprRange,
    pub(crate) start: Option<Bound>,
    pub(crate) end: Option<Bound>,
    /// Whether the end itself is left out.
    pub(crate) end_open: bool,
}

/// One end of a range.
pub(crate) struct Bound {
    pub(crate) literal: Expr,
    pub(crate) number: Number,
}

/// A literal number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Number {
    Integer(i128),
    Float(f64),
}

impl Bounds {
    /// Reads a range of literals.
    pub(crate) fn read(key: &Ident, expr: &Expr) -> syn::Result<Self> {
        let Expr::Range(range) = bare(expr) else {
            let message = format!("`{key}` takes a range of literals, such as `1..=100`");
            return Err(match Bound::read(expr) {
                Ok(_) => {
                    let number = render(expr);
                    syn::Error::new_spanned(expr, format!("{message}; write: {number}..={number}"))
                }
                Err(_) => syn::Error::new_spanned(expr, message),
            });
        };
        let start = range.start.as_deref().map(Bound::read).transpose()?;
        let end = range.end.as_deref().map(Bound::read).transpose()?;
        if start.is_none() && end.is_none() {
            return Err(syn::Error::new_spanned(
                range,
                format!("`{key} = ..` bounds nothing: name an end or remove it"),
            ));
        }
        let end_open = matches!(range.limits, RangeLimits::HalfOpen(_)) && end.is_some();
        Ok(Self { key: key.clone(), range: range.clone(), start, end, end_open })
    }

    /// Whether one end is a float literal.
    pub(crate) fn is_float(&self) -> bool {
        [&self.start, &self.end].into_iter().flatten().any(|bound| matches!(bound.number, Number::Float(_)))
    }

    /// The smallest and largest integer in the range, both included.
    pub(crate) fn integers(&self) -> (Option<i128>, Option<i128>) {
        let start = self.start.as_ref().map(|start| start.number.ceil());
        let end = self.end.as_ref().map(|end| {
            let floor = end.number.floor();
            if self.end_open && end.number.is_whole() { floor.saturating_sub(1) } else { floor }
        });
        (start, end)
    }

    /// The ends as f64.
    pub(crate) fn floats(&self) -> (Option<f64>, Option<f64>) {
        let float = |bound: &Option<Bound>| bound.as_ref().map(|bound| bound.number.as_f64());
        (float(&self.start), float(&self.end))
    }
}

impl Bound {
    fn read(expr: &Expr) -> syn::Result<Self> {
        let (negative, literal) = match bare(expr) {
            Expr::Unary(unary) if matches!(unary.op, UnOp::Neg(_)) => (true, bare(&unary.expr)),
            other => (false, other),
        };
        let Expr::Lit(literal) = literal else {
            return Err(syn::Error::new_spanned(
                expr,
                "an end of a range is a literal number, so that schemas can show it",
            ));
        };
        let number = match &literal.lit {
            Lit::Int(integer) if integer.suffix().is_empty() => {
                let digits = integer.base10_digits();
                let text = if negative { format!("-{digits}") } else { digits.to_owned() };
                let value = text
                    .parse()
                    .map_err(|_| syn::Error::new_spanned(expr, "an end of a range is within the bounds of i128"))?;
                Number::Integer(value)
            }
            Lit::Float(float) if float.suffix().is_empty() => {
                let value: f64 = float.base10_parse()?;
                if !value.is_finite() {
                    return Err(syn::Error::new_spanned(expr, "an end of a range is a finite f64"));
                }
                Number::Float(if negative { -value } else { value })
            }
            Lit::Int(integer) => return Err(suffixed(expr, negative, integer.base10_digits())),
            Lit::Float(float) => return Err(suffixed(expr, negative, float.base10_digits())),
            _ => return Err(syn::Error::new(literal.span(), "an end of a range is a literal number")),
        };
        Ok(Self { literal: expr.clone(), number })
    }
}

#[allow(clippy::cast_possible_truncation, reason = "`as` saturates, and no integer type is wider")]
impl Number {
    fn ceil(self) -> i128 {
        match self {
            Self::Integer(value) => value,
            Self::Float(value) => value.ceil() as i128,
        }
    }

    fn floor(self) -> i128 {
        match self {
            Self::Integer(value) => value,
            Self::Float(value) => value.floor() as i128,
        }
    }

    fn is_whole(self) -> bool {
        match self {
            Self::Integer(_) => true,
            Self::Float(value) => value.fract() == 0.0,
        }
    }

    /// The nearest f64.
    pub(crate) fn as_f64(self) -> f64 {
        match self {
            #[allow(clippy::cast_precision_loss, reason = "a range of f64 may be written with integer literals")]
            Self::Integer(value) => value as f64,
            Self::Float(value) => value,
        }
    }
}

fn suffixed(expr: &Expr, negative: bool, digits: &str) -> syn::Error {
    let sign = if negative { "-" } else { "" };
    syn::Error::new_spanned(expr, format!("an end of a range is a number without a suffix; write: {sign}{digits}"))
}

/// The expression without parentheses and invisible groups.
fn bare(expr: &Expr) -> &Expr {
    match expr {
        Expr::Group(group) => bare(&group.expr),
        Expr::Paren(paren) => bare(&paren.expr),
        other => other,
    }
}
