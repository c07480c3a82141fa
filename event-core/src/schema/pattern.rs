//! Regular expressions for ranges of integers in plain decimal digits, exact at both ends.

/// Matches the canonical decimal text of every integer from `min` to `max`, both canonical themselves.
pub(crate) fn integers(min: &str, max: &str) -> String {
    let mut cases = Vec::new();
    match (min.strip_prefix('-'), max.strip_prefix('-')) {
        (Some(low), Some(high)) => negative(high, low, &mut cases),
        (Some(low), None) => {
            negative("1", low, &mut cases);
            naturals("0", max, &mut cases);
        }
        (None, _) => naturals(min, max, &mut cases),
    }
    format!("^(?:{})$", cases.join("|"))
}

fn negative(low: &str, high: &str, cases: &mut Vec<String>) {
    let mut magnitudes = Vec::new();
    naturals(low, high, &mut magnitudes);
    if !magnitudes.is_empty() {
        cases.push(format!("-(?:{})", magnitudes.join("|")));
    }
}

/// The naturals from `low` to `high`, by number of digits.
fn naturals(low: &str, high: &str, cases: &mut Vec<String>) {
    let (low, high) = (low.as_bytes(), high.as_bytes());
    if (low.len(), low) > (high.len(), high) {
        return;
    }
    if low == b"0" {
        cases.push("0".to_owned());
        if high != b"0" {
            naturals("1", &String::from_utf8_lossy(high), cases);
        }
        return;
    }
    if low.len() == high.len() {
        return same_length("", low, high, cases);
    }
    // Whole lengths in between, and at either end where its bound is the first or the last of its length.
    let mut from = low.len();
    let mut to = high.len();
    if low[0] != b'1' || low[1..].iter().any(|&digit| digit != b'0') {
        same_length("", low, &vec![b'9'; low.len()], cases);
        from += 1;
    }
    let partial = high.iter().any(|&digit| digit != b'9');
    if partial {
        to -= 1;
    }
    match to.checked_sub(from) {
        Some(0) => cases.push(format!("[1-9]{}", any(from - 1))),
        Some(_) => cases.push(format!("[1-9][0-9]{{{},{}}}", from - 1, to - 1)),
        None => {}
    }
    if partial {
        let mut first = vec![b'0'; high.len()];
        first[0] = b'1';
        same_length("", &first, high, cases);
    }
}

/// The numbers from `low` to `high`, which have as many digits, behind `prefix`.
fn same_length(prefix: &str, low: &[u8], high: &[u8], cases: &mut Vec<String>) {
    let Some((&low_first, low_rest)) = low.split_first() else {
        return cases.push(prefix.to_owned());
    };
    let (high_first, high_rest) = (high[0], &high[1..]);
    let from_start = low_rest.iter().all(|&digit| digit == b'0');
    let to_end = high_rest.iter().all(|&digit| digit == b'9');
    if low_first == high_first && !(from_start && to_end) {
        return same_length(&format!("{prefix}{}", char::from(low_first)), low_rest, high_rest, cases);
    }
    if !from_start {
        let nines = vec![b'9'; low_rest.len()];
        same_length(&format!("{prefix}{}", char::from(low_first)), low_rest, &nines, cases);
    }
    let whole_from = if from_start { low_first } else { low_first + 1 };
    let whole_to = if to_end { high_first } else { high_first - 1 };
    if whole_from <= whole_to {
        cases.push(format!("{prefix}{}{}", digit(whole_from, whole_to), any(low_rest.len())));
    }
    if !to_end {
        let zeros = vec![b'0'; high_rest.len()];
        same_length(&format!("{prefix}{}", char::from(high_first)), &zeros, high_rest, cases);
    }
}

fn digit(from: u8, to: u8) -> String {
    if from == to { char::from(from).to_string() } else { format!("[{}-{}]", char::from(from), char::from(to)) }
}

fn any(count: usize) -> String {
    match count {
        0 => String::new(),
        1 => "[0-9]".to_owned(),
        _ => format!("[0-9]{{{count}}}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(min: i64, max: i64) {
        let pattern = regex_lite::Regex::new(&integers(&min.to_string(), &max.to_string())).expect("a pattern");
        for value in (min - 120)..=(max + 120) {
            assert_eq!(
                pattern.is_match(&value.to_string()),
                (min..=max).contains(&value),
                "{value} in {min}..={max}: {pattern}"
            );
        }
        for odd in ["", "-", "-0", "+1", "01", "1.0", " 1", "1 ", "1e0", "-01"] {
            assert!(!pattern.is_match(odd), "{odd:?} in {min}..={max}");
        }
    }

    #[test]
    fn ranges_match_their_integers_and_nothing_else() {
        for bounds in
            [(0, 0), (0, 9), (1, 1), (5, 7), (0, 10), (0, 99), (0, 100), (0, 127), (-128, 127), (17, 4213), (-1, 1)]
        {
            check(bounds.0, bounds.1);
        }
        for bounds in [
            (-4213, -17),
            (-10, -10),
            (-100, 0),
            (10, 99),
            (100, 999),
            (99, 1000),
            (0, 65535),
            (-32768, 32767),
            (1999, 2000),
        ] {
            check(bounds.0, bounds.1);
        }
    }

    #[test]
    fn the_widest_integers_match_to_the_last_digit() {
        let pattern =
            regex_lite::Regex::new(&integers(&i64::MIN.to_string(), &u128::MAX.to_string())).expect("a pattern");
        for inside in ["-9223372036854775808", "340282366920938463463374607431768211455", "99999999999999999999"] {
            assert!(pattern.is_match(inside), "{inside}");
        }
        for outside in [
            "-9223372036854775809",
            "340282366920938463463374607431768211456",
            "999999999999999999999999999999999999999",
        ] {
            assert!(!pattern.is_match(outside), "{outside}");
        }
    }

    #[test]
    fn the_pattern_of_durations_is_the_one_for_its_bounds() {
        use crate::TextLeaf as _;
        let seconds = integers("0", &((1_u64 << 53) - 1).to_string());
        let generated = regex_lite::Regex::new(&seconds).expect("a pattern");
        let written = regex_lite::Regex::new(crate::IsoDuration::PATTERN).expect("a pattern");
        let mut near = vec![
            0_u64,
            9,
            10,
            999_999_999_999_999,
            1_000_000_000_000_000,
            8_999_999_999_999_999,
            9_000_000_000_000_000,
        ];
        for shift in 0..16 {
            let step = 10_u64.pow(shift);
            let bound = (1_u64 << 53) - 1;
            near.extend([
                bound - step,
                bound,
                bound + step,
                bound / step * step,
                bound / step * step + step,
                (bound / step + 1) * step - 1,
            ]);
        }
        for value in near {
            let expected = generated.is_match(&value.to_string());
            assert_eq!(written.is_match(&format!("PT{value}S")), expected, "{value}");
        }
    }
}
