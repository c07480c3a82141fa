//! Decimal numbers of fixed precision, exact where a schema's numbers are: 64 bits and 18 decimals.

/// One.
pub(super) const UNIT: i128 = 1_000_000_000_000_000_000;
const DECIMALS: i64 = 18;
const LIMIT: i128 = (1 << 64) * UNIT;

/// A decimal number, exact to 18 decimals, from -2^64 to 2^64: its value times 10^18.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Decimal(pub(super) i128);

impl Decimal {
    /// From a JSON number's text, exactly; none where it is beyond 2^64 in size or has more than 18 decimals.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (sign, text) = text.strip_prefix('-').map_or((1, text), |text| (-1, text));
        let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let digits = [whole, fraction].concat();
        if digits.is_empty() || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
            return None;
        }
        let digits = digits.trim_start_matches('0');
        let significant = digits.trim_end_matches('0');
        if significant.is_empty() {
            return Some(Self(0));
        }
        let dropped = i64::try_from(digits.len() - significant.len()).ok()?;
        let power = exponent
            .parse::<i64>()
            .ok()?
            .checked_sub(i64::try_from(fraction.len()).ok()?)?
            .checked_add(dropped + DECIMALS)?;
        let scale = 10_i128.checked_pow(u32::try_from(power).ok()?)?;
        let size = significant.parse::<i128>().ok()?.checked_mul(scale)?;
        (size <= LIMIT).then_some(Self(sign * size))
    }

    /// Whether it is whole.
    pub(crate) fn is_integer(self) -> bool {
        self.0 % UNIT == 0
    }

    /// Its JSON text: plain digits where it is whole, else the shortest of the nearest f64.
    pub(crate) fn to_json(self) -> String {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, fraction) = (self.0.abs() / UNIT, self.0.abs() % UNIT);
        if fraction == 0 {
            return format!("{sign}{whole}");
        }
        let nearest: f64 = format!("{sign}{whole}.{fraction:018}").parse().expect("digits with a point are a number");
        let mut buffer = zmij::Buffer::new();
        let text = buffer.format_finite(nearest);
        text.strip_suffix(".0").unwrap_or(text).to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(Decimal::parse(text).map(Decimal::to_json).as_deref(), expected, "{text}");
    }

    #[test]
    fn a_number_is_read_exactly() {
        check("0", Some("0"));
        check("-0.0", Some("0"));
        check("0e999999999999", Some("0"));
        check("1.0", Some("1"));
        check("1e2", Some("100"));
        check("12.50E+1", Some("125"));
        check("-0.5", Some("-0.5"));
        check("1e-7", Some("1e-7"));
        check("0.00001", Some("0.00001"));
        check("1e-18", Some("1e-18"));
        check("18446744073709551615", Some("18446744073709551615"));
        check("-9223372036854775808", Some("-9223372036854775808"));
        check("1.8446744073709552e19", None);
        check("18446744073709551616", Some("18446744073709551616"));
        check("9007199254740993", Some("9007199254740993"));
    }

    #[test]
    fn what_does_not_fit_is_no_decimal() {
        for text in
            ["1e-19", "18446744073709551617", "1e300", "1e-999999999999999999999", "1e99999999999999999999", "", "-"]
        {
            check(text, None);
        }
        check(&"9".repeat(100_000), None);
    }

    #[test]
    fn order_is_by_value() {
        let sorted = ["-18446744073709551616", "-1", "-1e-18", "0", "0.1", "0.11", "1", "10"].map(Decimal::parse);
        assert!(sorted.is_sorted(), "{sorted:?}");
    }
}
