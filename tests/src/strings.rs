//! Strings that match a pattern, made from the pattern alone.

use regex_syntax::hir::{Class, Hir, HirKind};

/// Most repetitions that an unbounded repeat is given without a wish for more.
const FEW: u32 = 4;

/// Makes strings for one pattern.
#[derive(Debug)]
pub struct Strings(Hir);

impl Strings {
    /// The strings of an ECMA 262 pattern of the subset that the exporter uses.
    ///
    /// # Errors
    /// regex-syntax does not know the pattern; its message.
    pub fn new(pattern: &str) -> Result<Self, String> {
        regex_syntax::parse(pattern).map(Self).map_err(|error| error.to_string())
    }

    /// A string that matches; `most` is how often an unbounded repeat may go round.
    pub fn sample(&self, rng: &mut fastrand::Rng, most: Option<u32>) -> String {
        let mut out = String::new();
        put(&self.0, most.unwrap_or(FEW), rng, &mut out);
        out
    }
}

fn put(hir: &Hir, most: u32, rng: &mut fastrand::Rng, out: &mut String) {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => {}
        HirKind::Literal(literal) => out.push_str(&String::from_utf8_lossy(&literal.0)),
        HirKind::Class(class) => out.push(member(class, rng)),
        HirKind::Repetition(repetition) => {
            let max = repetition.max.unwrap_or_else(|| repetition.min.saturating_add(most));
            let times = match rng.u8(..4) {
                0 => repetition.min,
                1 => max,
                _ => rng.u32(repetition.min..=max),
            };
            (0..times).for_each(|_| put(&repetition.sub, most, rng, out));
        }
        HirKind::Capture(capture) => put(&capture.sub, most, rng, out),
        HirKind::Concat(parts) => parts.iter().for_each(|part| put(part, most, rng, out)),
        HirKind::Alternation(parts) => put(&parts[rng.usize(..parts.len())], most, rng, out),
    }
}

/// A character of the class; the ends of its ranges come often.
fn member(class: &Class, rng: &mut fastrand::Rng) -> char {
    let ranges: Vec<(char, char)> = match class {
        Class::Unicode(class) => class.ranges().iter().map(|range| (range.start(), range.end())).collect(),
        Class::Bytes(class) => {
            class.ranges().iter().map(|range| (char::from(range.start()), char::from(range.end()))).collect()
        }
    };
    let Some(&(start, end)) = ranges.get(rng.usize(..ranges.len().max(1))) else { return 'x' };
    match rng.u8(..6) {
        0 => start,
        1 => end,
        _ => rng.char(start..=end),
    }
}
