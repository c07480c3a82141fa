//! The verdict: is every value of one expression in another?

use super::cases::{Doubt, Literal};
use super::goals::Goals;
use super::pattern::Patterns;
use super::relate::Relations;
use super::schema::{ExprId, Kinds, Reason, Schemas, Why};
use super::solve::{Outcome, solve};

/// Whether every value of the writer is one of the reader's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Decision {
    /// It is.
    Within,
    /// This one is not: compact JSON.
    Not {
        witness: String,
        /// Whether it is the smallest: no doubt was met on the way.
        smallest: bool,
    },
    /// Neither can be said, and why. The text is a value that may do, if the doubts turn out that way.
    Undecided(Vec<Reason>, Option<String>),
}

/// The steps of one question.
pub(crate) const BUDGET: usize = 2_000_000;

/// Decides whether every value of `writer` is one of `reader`.
///
/// A value that is found is certain, but where doubts were met on the way it may not be the smallest.
pub(crate) fn decide(
    schemas: &Schemas,
    patterns: &Patterns,
    writer: ExprId,
    reader: ExprId,
    budget: usize,
) -> Decision {
    let mut relations = Relations::new(schemas, patterns);
    if relations.included(&[writer], reader, Kinds::EVERY) {
        return Decision::Within;
    }
    let question = [Literal::yes(writer), Literal::no(reader)];
    let mut goals = Goals::new(&mut relations, Doubt::Fails, budget);
    let outcome = solve(&mut goals, &question);
    let doubts = goals.doubts.clone();
    match outcome {
        Outcome::Found(witness) => return Decision::Not { witness, smallest: doubts.is_empty() },
        Outcome::Empty if doubts.is_empty() => return Decision::Within,
        Outcome::Empty | Outcome::Exhausted => {}
    }
    let mut goals = Goals::new(&mut relations, Doubt::Holds, budget);
    let outcome = solve(&mut goals, &question);
    let mut doubts: Vec<Reason> = doubts.into_iter().chain(goals.doubts.clone()).collect();
    doubts.sort();
    doubts.dedup();
    match outcome {
        Outcome::Empty => Decision::Within,
        Outcome::Found(text) => Decision::Undecided(doubts, Some(text)),
        Outcome::Exhausted => {
            let exhausted = Reason { why: Why::Budget, keyword: String::new(), place: String::new() };
            if !doubts.contains(&exhausted) {
                doubts.insert(0, exhausted);
            }
            Decision::Undecided(doubts, None)
        }
    }
}
