//! Numbers: the smallest one that meets some conditions and breaks others.
//!
//! The conditions' bounds and values cut the line into points and open intervals. Inside an interval all that is left
//! of the conditions is one step that divides the number and steps that must not; so for each shape of text (digits
//! before and behind the point, exponent) the smallest number is found by counting. It leaves out what lies beyond 64
//! bits or needs more than 18 decimals.

mod decimal;
mod shape;

use std::ops::RangeInclusive;

use super::answer::Answer;
use super::schema::{Numbers, Why};
pub(crate) use decimal::Decimal;
use decimal::UNIT;
use shape::{SHAPES, Shape};

/// More than any number here, and no number but 0 is a multiple of it.
const HUGE: i128 = 1 << 126;
/// From here on not every whole number is an f64.
const SAFE: i128 = (1 << 53) * UNIT;
const LEAST: i128 = -(1 << 63) * UNIT;
const GREATEST: i128 = ((1 << 64) - 1) * UNIT;
/// Numbers nearer to zero may have more than 18 decimals.
const FINE: i128 = UNIT / 100;
/// Numbers of one shape that are tried in one interval.
const STEPS: usize = 4096;

/// Whether a number meets the condition.
pub(crate) fn number_meets(numbers: &Numbers, value: Decimal) -> bool {
    (!numbers.integer || value.is_integer())
        && in_bounds(numbers, value.0)
        && numbers.multiple_of.iter().all(|step| is_multiple(value.0, step.0))
        && numbers.set.as_ref().is_none_or(|set| set.contains(&value))
}

/// The smallest JSON text of a number that meets each of `all` and none of `none`.
///
/// Exact for numbers of 64 bits and 18 decimals, as far as they are f64s or whole.
pub(crate) fn smallest_number(all: &[&Numbers], none: &[&Numbers]) -> Answer {
    let odd = all.iter().chain(none).any(|numbers| numbers.multiple_of.iter().any(is_odd));
    let range = if odd { -SAFE..=SAFE } else { LEAST..=GREATEST };
    let mut search = Search { range, best: None, doubt: None };
    let points = points(all, none);
    for &point in &points {
        let value = Decimal(point);
        if all.iter().all(|numbers| number_meets(numbers, value))
            && !none.iter().any(|numbers| number_meets(numbers, value))
        {
            search.try_number(value);
        }
    }
    if all.iter().all(|numbers| numbers.set.is_none()) {
        search.try_pieces(&pieces(&points, all, none));
    }
    search.answer()
}

/// Whether the validator divides by the step as f64, which is exact for small numbers only.
fn is_odd(step: &Decimal) -> bool {
    !step.is_integer() || step.0.abs() > SAFE
}

/// Where a condition changes, in order.
fn points(all: &[&Numbers], none: &[&Numbers]) -> Vec<i128> {
    let values = |numbers: &&Numbers| {
        let bounds = [numbers.min, numbers.max].into_iter().flatten().map(|bound| bound.value.0);
        let set = numbers.set.iter().flatten().map(|value| value.0);
        bounds.chain(set).collect::<Vec<_>>()
    };
    let mut points: Vec<i128> = all.iter().chain(none).flat_map(values).chain([LEAST, 0, GREATEST]).collect();
    points.sort_unstable();
    points.dedup();
    points
}

/// An open interval between two points, as what is left of the conditions there.
struct Piece {
    /// The numbers of 18 decimals in it, both ends included.
    low: i128,
    high: i128,
    /// What divides the number, if anything must.
    step: Option<i128>,
    /// What must not divide it.
    avoid: Vec<i128>,
}

fn pieces(points: &[i128], all: &[&Numbers], none: &[&Numbers]) -> Vec<Piece> {
    let ends: Vec<i128> = [-HUGE].into_iter().chain(points.iter().copied()).chain([HUGE]).collect();
    ends.windows(2).filter_map(|ends| piece(ends[0], ends[1], all, none)).collect()
}

/// What is left between two points; none where no number is.
fn piece(after: i128, before: i128, all: &[&Numbers], none: &[&Numbers]) -> Option<Piece> {
    let is_inside = |numbers: &Numbers| {
        numbers.min.is_none_or(|bound| bound.value.0 <= after)
            && numbers.max.is_none_or(|bound| bound.value.0 >= before)
    };
    if !all.iter().all(|numbers| is_inside(numbers)) {
        return None;
    }
    let step = all.iter().filter_map(|numbers| divisor(numbers)).reduce(common_multiple);
    let mut avoid = Vec::new();
    for numbers in none.iter().filter(|numbers| numbers.set.is_none() && is_inside(numbers)) {
        let divisor = divisor(numbers)?;
        let is_asked = |step: &Decimal| all.iter().any(|numbers| numbers.multiple_of.contains(step));
        // Divided by a half, a quarter and so on, an f64 loses nothing.
        let is_half = |step: &Decimal| step.0 > 0 && UNIT % step.0 == 0 && (UNIT / step.0).count_ones() == 1;
        let is_exact = numbers.multiple_of.iter().all(|step| !is_odd(step) || is_half(step) || is_asked(step));
        if is_exact && step.is_some_and(|step| is_multiple(step, divisor)) {
            return None;
        }
        avoid.push(divisor);
    }
    avoid.sort_unstable();
    avoid.dedup();
    let piece = Piece { low: after + 1, high: before - 1, step, avoid };
    let is_left = step.is_none_or(|step| next_multiple(piece.low, step) <= piece.high);
    is_left.then_some(piece)
}

/// What divides exactly the numbers that meet the condition, bounds and values aside.
fn divisor(numbers: &Numbers) -> Option<i128> {
    let whole = numbers.integer.then_some(UNIT);
    whole.into_iter().chain(numbers.multiple_of.iter().map(|step| step.0.abs())).reduce(common_multiple)
}

struct Search {
    /// The numbers that are decided.
    range: RangeInclusive<i128>,
    best: Option<String>,
    /// Why the answer is not known, if nothing is found.
    doubt: Option<Why>,
}

impl Search {
    /// Whether there is such a number: its text reads as itself.
    fn try_number(&mut self, value: Decimal) -> bool {
        if !self.range.contains(&value.0) {
            self.doubt.get_or_insert(Why::NumberSize);
            return false;
        }
        let text = value.to_json();
        if Decimal::parse(&text) != Some(value) {
            return false;
        }
        if self.best.as_ref().is_none_or(|best| (text.len(), &text) < (best.len(), best)) {
            self.best = Some(text);
        }
        true
    }

    fn try_pieces(&mut self, pieces: &[Piece]) {
        for shape in SHAPES.iter() {
            if self.best.as_ref().is_some_and(|best| best.len() < shape.length) {
                return;
            }
            for piece in pieces {
                self.try_shape(piece, shape);
            }
        }
        for piece in pieces {
            let is_beyond = piece.low < *self.range.start() || piece.high > *self.range.end();
            let is_fine = piece.step.is_none() && piece.low < FINE && piece.high > -FINE;
            if is_beyond || is_fine {
                self.doubt.get_or_insert(Why::NumberSize);
            }
        }
    }

    /// Tries the number of this shape in the piece that is nearest to zero: its text is the first in byte order.
    fn try_shape(&mut self, piece: &Piece, shape: &Shape) {
        let (low, high) = (piece.low.max(*self.range.start()), piece.high.min(*self.range.end()));
        let (low, high) = if shape.is_negative { (-high, -low) } else { (low, high) };
        let (low, high) = (low.max(shape.low), high.min(shape.high));
        let step = piece.step.map_or(shape.step, |step| common_multiple(step, shape.step));
        let is_avoided = |size| piece.avoid.iter().chain(&shape.avoid).any(|&avoid| is_multiple(size, avoid));
        if low > high || is_avoided(step) {
            return;
        }
        let mut size = next_multiple(low, step);
        for _ in 0..STEPS {
            if size > high {
                return;
            }
            if !is_avoided(size) && self.try_number(Decimal(if shape.is_negative { -size } else { size })) {
                return;
            }
            size = size.saturating_add(step);
        }
        self.doubt.get_or_insert(Why::Budget);
    }

    fn answer(self) -> Answer {
        match (self.best, self.doubt) {
            (Some(text), _) => Answer::Found(text),
            (None, Some(why)) => Answer::Unknown(why),
            (None, None) => Answer::Empty,
        }
    }
}

fn in_bounds(numbers: &Numbers, value: i128) -> bool {
    numbers.min.is_none_or(|bound| if bound.open { value > bound.value.0 } else { value >= bound.value.0 })
        && numbers.max.is_none_or(|bound| if bound.open { value < bound.value.0 } else { value <= bound.value.0 })
}

fn is_multiple(value: i128, step: i128) -> bool {
    value.checked_rem(step).map_or(value == 0, |rest| rest == 0)
}

/// The first multiple from `low` on, or more than all numbers.
fn next_multiple(low: i128, step: i128) -> i128 {
    let below = low.div_euclid(step.max(1)) * step.max(1);
    if below == low { low } else { below.saturating_add(step.max(1)) }
}

/// Of two steps above 0; [`HUGE`] where it is larger than all numbers.
fn common_multiple(one: i128, other: i128) -> i128 {
    let (mut divisor, mut rest) = (one, other);
    while rest != 0 {
        (divisor, rest) = (rest, divisor % rest);
    }
    (one / divisor.max(1)).checked_mul(other).map_or(HUGE, |multiple| multiple.min(HUGE))
}

#[cfg(test)]
mod tests;
