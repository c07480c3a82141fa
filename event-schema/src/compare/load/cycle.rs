//! References that lead back to themselves without a step into a value: they say nothing.

use super::error::LoadError;
use crate::compare::schema::{Expr, ExprId, Schemas};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    New,
    Open,
    Done,
}

/// Checks the expressions from `first` on.
pub(super) fn check(schemas: &Schemas, first: usize) -> Result<(), LoadError> {
    let mut marks = vec![Mark::New; schemas.len()];
    marks[..first].fill(Mark::Done);
    for start in first..schemas.len() {
        let mut open = vec![start];
        while let Some(&at) = open.last() {
            if marks[at] != Mark::New {
                marks[at] = Mark::Done;
                open.pop();
                continue;
            }
            marks[at] = Mark::Open;
            for next in same_value(schemas.raw(id(at))) {
                let next = next.0 as usize;
                match marks[next] {
                    Mark::New => open.push(next),
                    Mark::Open => return Err(cyclic(schemas, next)),
                    Mark::Done => {}
                }
            }
        }
    }
    Ok(())
}

fn id(at: usize) -> ExprId {
    ExprId(u32::try_from(at).expect("expressions are numbered with 32 bits"))
}

/// The expressions that look at the same value.
fn same_value(expr: &Expr) -> &[ExprId] {
    match expr {
        Expr::All(parts) | Expr::Any(parts) | Expr::One(parts) => parts,
        Expr::Not(part) | Expr::Same(part) => std::slice::from_ref(part),
        Expr::Everything | Expr::Nothing | Expr::Leaf(_) | Expr::Unknown(_) => &[],
    }
}

fn cyclic(schemas: &Schemas, at: usize) -> LoadError {
    let place = schemas.place(id(at)).clone();
    let expected = "a schema that ends, or that steps into a member or an item before it comes back";
    LoadError::new(place, expected, "one that refers back to itself", "take the cycle of references apart")
}
